use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(skip before = tcp)]
    tls: ManuallyDrop<String>,
    #[drop(before = tcp after = tls)]
    log: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
