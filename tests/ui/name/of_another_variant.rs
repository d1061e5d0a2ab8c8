use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Parser {
    Open {
        reader: String,
    },
    Ready {
        #[drop(before = reader)]
        buffer: ManuallyDrop<String>,
    },
}

fn main() {}
