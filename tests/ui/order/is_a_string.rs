use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = ["tls", "tcp"])]
struct Client {
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
