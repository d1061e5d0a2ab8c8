use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = tcp after = log)]
    tls: ManuallyDrop<String>,
    log: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
