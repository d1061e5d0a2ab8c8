use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser {
    reader: String,
    #[drop(before = 0)]
    buffer: ManuallyDrop<String>,
}

fn main() {}
