use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn destroy(_: Vec<u8>, _: &mut String) {}

#[derive(OrderedDrop)]
struct Image {
    device: String,
    #[drop(with = destroy(_, device))]
    image: ManuallyDrop<String>,
}

fn main() {}
