use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(before = tcp)]
struct Client {
    #[drop]
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
