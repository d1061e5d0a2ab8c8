use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = wait(device))]
    pixels: ManuallyDrop<Vec<u8>>,
    device: String,
}

fn wait(_: &str) {}

fn main() {}
