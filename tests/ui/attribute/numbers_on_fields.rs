use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(2)]
    tls: ManuallyDrop<String>,
    #[drop(1)]
    tcp: ManuallyDrop<String>,
}

fn main() {}
