use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = reverse)]
struct Client {
    tcp: ManuallyDrop<String>,
    tls: String,
}

fn main() {}
