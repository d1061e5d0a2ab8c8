use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [port, queries, tls, ..])]
struct Client {
    tls: ManuallyDrop<String>,
    port: u16,
    tcp: String,
    queries: Vec<String>,
}

fn main() {}
