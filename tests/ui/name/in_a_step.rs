use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser {
    reader: String,
    #[drop(with = finish(_, raeder))]
    buffer: ManuallyDrop<String>,
}

fn finish(_: String, _: &mut String) {}

fn main() {}
