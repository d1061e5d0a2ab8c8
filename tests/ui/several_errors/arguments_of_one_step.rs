//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = release(_, device))]
    pixels: ManuallyDrop<Vec<u8>>,
    device: u64,
}

fn release(_: &mut Vec<u8>, _: u64) {}

fn main() {}
