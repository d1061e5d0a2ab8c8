use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = [close, drop])]
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn close(_: String) {}

fn main() {}
