use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser {
    reader: String,
    #[drop(with = finish(_, raeder))]
    buffer: ManuallyDrop<String>,
}

fn main() {}
