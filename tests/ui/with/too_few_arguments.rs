use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn destroy(_: String, _: &mut String) {}

#[derive(OrderedDrop)]
struct Image {
    device: String,
    #[drop(with = destroy)]
    image: ManuallyDrop<String>,
}

fn main() {}
