use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = drop, skip)]
    tls: ManuallyDrop<String>,
    #[drop(before = tls)]
    queries: ManuallyDrop<Vec<String>>,
}

fn main() {}
