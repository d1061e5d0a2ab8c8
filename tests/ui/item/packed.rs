use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[repr(C, packed(4))]
struct Packed {
    tag: u8,
    #[drop]
    value: ManuallyDrop<String>,
}

fn main() {}
