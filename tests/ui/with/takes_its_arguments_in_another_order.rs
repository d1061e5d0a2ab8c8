use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = release(_, device))]
    pixels: ManuallyDrop<Vec<u8>>,
    device: String,
}

fn release(_: &str, _: Vec<u8>) {}

fn main() {}
