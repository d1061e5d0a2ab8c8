use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [queries, tcp])]
struct Client {
    tcp: String,
    tls: ManuallyDrop<String>,
    queries: ManuallyDrop<String>,
}

fn main() {}
