use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn close(_: String, _: u32) {}

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = close(_ *id))]
    tls: ManuallyDrop<String>,
    id: u32,
}

fn main() {}
