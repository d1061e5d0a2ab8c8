use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [queries, tls, ..])]
struct Client {
    tcp: String,
    tls: ManuallyDrop<String>,
    queries: Vec<String>,
}

fn main() {}
