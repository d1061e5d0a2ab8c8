use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(Clone, Copy, OrderedDrop)]
struct Handle {
    #[drop]
    raw: ManuallyDrop<u32>,
}

fn main() {}
