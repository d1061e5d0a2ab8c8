// Rule 2, for a field that nobody drops: its place is gone all the same.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn keep(_: String, _: &'static mut ManuallyDrop<String>) {}

#[derive(OrderedDrop)]
struct S {
    #[drop(with = keep(_, never))]
    image: ManuallyDrop<String>,
    #[drop(skip)]
    never: ManuallyDrop<String>,
}

fn main() {}
