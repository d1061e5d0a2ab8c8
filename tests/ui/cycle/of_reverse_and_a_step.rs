use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn close(_: String, _: &mut String) {}

#[derive(OrderedDrop)]
#[drop(order = reverse)]
struct Client {
    #[drop(with = close(_, tls))]
    tcp: ManuallyDrop<String>,
    tls: ManuallyDrop<String>,
}

fn main() {}
