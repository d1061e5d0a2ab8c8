use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser {
    #[drop(after = bufer)]
    reader: ManuallyDrop<String>,
    buffer: ManuallyDrop<String>,
}

fn main() {}
