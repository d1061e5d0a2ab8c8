use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Ring {
    #[drop(before = b, after = b)]
    a: ManuallyDrop<String>,
    #[drop(after = a, before = a)]
    b: ManuallyDrop<String>,
}

fn main() {}
