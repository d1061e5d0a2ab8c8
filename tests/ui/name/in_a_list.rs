use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [bufer, reader])]
struct Parser {
    reader: ManuallyDrop<String>,
    buffer: ManuallyDrop<String>,
}

fn main() {}
