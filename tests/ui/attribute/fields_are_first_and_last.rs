use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(last)]
    tcp: String,
    #[drop]
    tls: ManuallyDrop<String>,
    #[drop(first)]
    queries: ManuallyDrop<Vec<String>>,
}

fn main() {}
