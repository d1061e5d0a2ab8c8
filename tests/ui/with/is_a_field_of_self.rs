use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = self.release)]
    pixels: ManuallyDrop<Vec<u8>>,
    release: fn(Vec<u8>),
}

fn function(_: Vec<u8>) {}

fn main() {}
