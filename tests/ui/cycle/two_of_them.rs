//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Rings {
    #[drop(before = b)]
    a: ManuallyDrop<String>,
    #[drop(before = a)]
    b: ManuallyDrop<String>,
    #[drop(before = d)]
    c: ManuallyDrop<String>,
    #[drop(before = c)]
    d: ManuallyDrop<String>,
}

fn main() {}
