//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = [tcp, tcp])]
    tls: ManuallyDrop<String>,
    #[drop(before = tcp, before = tcp)]
    log: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
