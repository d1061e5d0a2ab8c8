use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = release)]
    pixels: ManuallyDrop<Vec<u8>>,
}

fn release(_: Box<Vec<u8>>) {}

fn main() {}
