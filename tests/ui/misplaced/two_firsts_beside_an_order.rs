use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tls, ..])]
struct Client {
    log: ManuallyDrop<String>,
    #[drop(first)]
    queries: ManuallyDrop<Vec<String>>,
    #[drop(first)]
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
