// Rule 1: a `Box<ManuallyDrop<_>>` is no `ManuallyDrop`.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn wipe(_: &mut String) {}

#[derive(OrderedDrop)]
struct S {
    #[drop]
    #[drop(with = wipe(&mut _))]
    value: Wrapped,
}

type Wrapped = Box<ManuallyDrop<String>>;

fn main() {}
