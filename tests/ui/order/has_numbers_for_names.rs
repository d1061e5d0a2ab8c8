use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [1, 0])]
struct Client {
    tcp: String,
    tls: ManuallyDrop<String>,
}

fn main() {}
