use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = tls)]
    queries: Vec<String>,
    tls: ManuallyDrop<String>,
}

fn main() {}
