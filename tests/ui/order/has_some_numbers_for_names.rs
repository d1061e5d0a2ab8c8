use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [2, .., 0])]
struct Client {
    tcp: String,
    tls: ManuallyDrop<String>,
    queries: ManuallyDrop<Vec<String>>,
}

fn main() {}
