use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    tcp: String,
    #[drop(before = tcp)]
    tls: Option<ManuallyDrop<String>>,
}

fn main() {}
