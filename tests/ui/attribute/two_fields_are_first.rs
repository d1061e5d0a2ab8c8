use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    tcp: String,
    #[drop(first)]
    queries: ManuallyDrop<Vec<String>>,
    #[drop(first)]
    tls: ManuallyDrop<String>,
}

fn main() {}
