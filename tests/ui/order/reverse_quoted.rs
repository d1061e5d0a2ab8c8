use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = "reverse")]
struct Client {
    tcp: String,
    tls: ManuallyDrop<String>,
}

fn main() {}
