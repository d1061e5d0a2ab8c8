use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = destroy(_, device))]
    image: ManuallyDrop<String>,
    #[drop(skip)]
    device: ManuallyDrop<Vec<u8>>,
}

fn destroy(_: String, _: &mut String) {}

fn main() {}
