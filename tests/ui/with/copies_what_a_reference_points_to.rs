use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    device: &'static u64,
    #[drop(with = destroy(_, **device))]
    buffer: ManuallyDrop<Vec<u8>>,
}

fn destroy(_: Vec<u8>, _: &u64) {}

fn main() {}
