use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    tcp: String,
    #[drop(before = tls)]
    queries: Vec<String>,
    #[drop(before = tcp)]
    tls: ManuallyDrop<String>,
}

fn main() {}
