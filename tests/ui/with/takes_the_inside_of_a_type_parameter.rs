use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image<T> {
    #[drop(with = release)]
    pixels: ManuallyDrop<T>,
}

fn release(_: Vec<u8>) {}

fn main() {}
