use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Client)]
struct Client {
    tcp: String,
    #[drop(before = tcp)]
    tls: ManuallyDrop<String>,
}

fn main() {}
