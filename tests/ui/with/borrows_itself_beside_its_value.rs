use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = destroy(_, image))]
    image: ManuallyDrop<String>,
}

fn destroy(_: String, _: &mut String) {}

fn main() {}
