use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser<'a> {
    source: &'a str,
    #[drop(before = source)]
    tokens: ManuallyDrop<Vec<&'a str>>,
}

fn main() {}
