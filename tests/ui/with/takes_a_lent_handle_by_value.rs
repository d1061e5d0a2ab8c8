use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = release(_, index))]
    pixels: ManuallyDrop<Vec<u8>>,
    index: u64,
}

fn release(_: Vec<u8>, _: u64) {}

fn main() {}
