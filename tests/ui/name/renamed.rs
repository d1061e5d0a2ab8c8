use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser {
    source: String,
    #[drop(before = reader)]
    buffer: ManuallyDrop<String>,
}

fn main() {}
