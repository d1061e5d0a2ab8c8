// A step that could see the whole value could reach a dropped field.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct S {
    #[drop(with = Self::step(_, self))]
    image: ManuallyDrop<String>,
    device: String,
}

impl S {
    fn step(_: String, _: &Self) {}
}

fn main() {}
