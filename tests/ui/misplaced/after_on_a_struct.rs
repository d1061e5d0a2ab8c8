use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(after = tls)]
struct Client {
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
