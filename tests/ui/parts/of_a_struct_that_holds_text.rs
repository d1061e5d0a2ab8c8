use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
struct Client {
    head: String,
    #[drop(before = head)]
    tail: ManuallyDrop<str>,
}

fn main() {}
