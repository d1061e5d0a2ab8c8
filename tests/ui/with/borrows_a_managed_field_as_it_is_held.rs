use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = destroy(_, device))]
    image: ManuallyDrop<String>,
    device: ManuallyDrop<String>,
}

fn destroy(_: String, _: &mut ManuallyDrop<String>) {}

fn main() {}
