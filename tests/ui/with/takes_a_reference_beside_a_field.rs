use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = retire(device, _))]
    pixels: ManuallyDrop<Vec<u8>>,
    device: String,
}

fn retire(_: &str, _: &mut Vec<u8>) {}

fn main() {}
