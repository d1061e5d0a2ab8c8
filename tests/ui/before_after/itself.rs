use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = tls)]
    tls: ManuallyDrop<String>,
}

fn main() {}
