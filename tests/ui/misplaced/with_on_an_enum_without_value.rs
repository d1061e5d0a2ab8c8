use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(with)]
enum Journal {
    Open {
        buffer: ManuallyDrop<Vec<u8>>,
    },
}

fn main() {}
