use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    tls: ManuallyDrop<String>,
    #[drop(before = tcp)]
    log: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
