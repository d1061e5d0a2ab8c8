use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = reversed)]
struct Client {
    tcp: String,
    tls: ManuallyDrop<String>,
}

fn main() {}
