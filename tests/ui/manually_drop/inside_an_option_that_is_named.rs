use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = tls)]
    queries: Vec<String>,
    tls: Option<ManuallyDrop<String>>,
}

fn main() {}
