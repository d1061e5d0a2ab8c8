use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(crate = drop_derive::OrderedDrop)]
struct Client {
    #[drop]
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
