use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Ring {
    #[drop(before = b)]
    a: ManuallyDrop<String>,
    #[drop(before = c)]
    b: ManuallyDrop<String>,
    #[drop(before = d, after = a)]
    c: ManuallyDrop<String>,
    #[drop(before = a)]
    d: ManuallyDrop<String>,
}

fn main() {}
