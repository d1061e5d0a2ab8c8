use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Parser {
    Open {
        reader: String,
        #[drop(before = raeder)]
        buffer: ManuallyDrop<String>,
    },
}

fn main() {}
