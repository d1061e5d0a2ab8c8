use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [a, b, c, d])]
struct Ring {
    a: ManuallyDrop<String>,
    b: ManuallyDrop<String>,
    c: ManuallyDrop<String>,
    #[drop(before = b)]
    d: ManuallyDrop<String>,
}

fn main() {}
