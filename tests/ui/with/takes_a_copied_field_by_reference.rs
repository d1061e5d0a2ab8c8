use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = release(_, *count))]
    pixels: ManuallyDrop<Vec<u8>>,
    count: u64,
}

fn release(_: Vec<u8>, _: &mut u64) {}

fn main() {}
