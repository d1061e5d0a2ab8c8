use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser<'a> {
    log: &'a mut String,
    #[drop(before = log)]
    #[drop(before = source)]
    tokens: ManuallyDrop<Vec<u32>>,
    source: String,
}

fn main() {}
