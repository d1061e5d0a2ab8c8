use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = .into_bytes())]
    tls: ManuallyDrop<String>,
    #[drop]
    tcp: ManuallyDrop<String>,
}

fn main() {}
