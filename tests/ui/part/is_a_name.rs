use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = #[derive(Debug)] Parts)]
struct Client {
    tcp: ManuallyDrop<String>,
    #[drop(part = Parts, after = tcp)]
    tls: ManuallyDrop<String>,
}

fn main() {}
