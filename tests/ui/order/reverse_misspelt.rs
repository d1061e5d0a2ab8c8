use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = revrese)]
struct Client {
    tcp: String,
    tls: ManuallyDrop<String>,
}

fn main() {}
