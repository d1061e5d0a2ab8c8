use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Message {
    length: usize,
    #[drop(with = wipe)]
    bytes: ManuallyDrop<[u8]>,
}

fn wipe(_: &mut [u8]) {}

fn main() {}
