use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    tcp: String,
    #[drop(with = close(_, "tcp"))]
    tls: ManuallyDrop<String>,
}

fn close(_: String, _: &mut String) {}

fn main() {}
