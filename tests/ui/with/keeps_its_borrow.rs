use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn destroy(_: String, _: &'static mut String) {}

#[derive(OrderedDrop)]
struct Image {
    device: String,
    #[drop(with = destroy(_, device))]
    image: ManuallyDrop<String>,
}

fn main() {}
