use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = vec![tcp, log])]
    tls: ManuallyDrop<String>,
    #[drop]
    tcp: ManuallyDrop<String>,
    #[drop]
    log: ManuallyDrop<String>,
}

fn main() {}
