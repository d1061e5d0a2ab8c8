// Rule 2, for a field that drops later by its own turn.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn keep(_: String, _: &'static mut String) {}

#[derive(OrderedDrop)]
struct S {
    #[drop(with = keep(_, device))]
    image: ManuallyDrop<String>,
    device: ManuallyDrop<String>,
}

fn main() {}
