use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tls, ..])]
struct Client {
    tcp: String,
    tls: ManuallyDrop<String>,
    #[drop(before = *)]
    queries: ManuallyDrop<Vec<String>>,
}

fn main() {}
