use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before =)]
    tls: ManuallyDrop<String>,
    tcp: ManuallyDrop<String>,
}

fn main() {}
