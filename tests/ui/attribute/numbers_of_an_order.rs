use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(order = 2)]
    tls: ManuallyDrop<String>,
    #[drop(order = 1)]
    tcp: ManuallyDrop<String>,
}

fn main() {}
