use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Ring {
    #[drop(before = b)]
    a: ManuallyDrop<String>,
    #[drop(before = a)]
    b: ManuallyDrop<String>,
}

fn main() {}
