use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = tcp if cfg!(unix))]
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
