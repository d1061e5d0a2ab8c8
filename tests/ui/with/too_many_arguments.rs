use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = destroy(_, device))]
    image: ManuallyDrop<String>,
    device: String,
}

fn destroy(_: String) {}

fn main() {}
