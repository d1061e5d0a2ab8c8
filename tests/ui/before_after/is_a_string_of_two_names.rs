use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = "tcp, log")]
    tls: ManuallyDrop<String>,
    tcp: String,
    log: String,
}

fn main() {}
