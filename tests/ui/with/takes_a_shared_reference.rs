use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = look)]
    pixels: ManuallyDrop<Vec<u8>>,
}

fn look(_: &Vec<u8>) {}

fn main() {}
