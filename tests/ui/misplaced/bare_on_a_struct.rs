use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop]
struct Client {
    #[drop]
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
