use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = release(_, *name))]
    pixels: ManuallyDrop<Vec<u8>>,
    name: &'static str,
}

fn release(_: Vec<u8>, _: String) {}

fn main() {}
