use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [])]
struct Client {
    tcp: String,
    tls: ManuallyDrop<String>,
    queries: ManuallyDrop<String>,
}

fn main() {}
