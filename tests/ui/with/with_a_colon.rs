use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with: drop)]
    tls: ManuallyDrop<String>,
    #[drop]
    tcp: ManuallyDrop<String>,
}

fn main() {}
