use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tls, queries, ..])]
struct Client {
    tcp: String,
    tls: ManuallyDrop<String>,
    #[drop(first)]
    queries: ManuallyDrop<Vec<String>>,
}

fn main() {}
