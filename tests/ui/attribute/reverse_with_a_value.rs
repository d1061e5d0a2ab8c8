use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(reverse = true)]
struct Client {
    tls: ManuallyDrop<String>,
    tcp: ManuallyDrop<String>,
}

fn main() {}
