use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = gpu)]
    tls: ManuallyDrop<String>,
    #[cfg(any())]
    gpu: String,
}

fn main() {}
