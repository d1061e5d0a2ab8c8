use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

unsafe fn destroy(_: String) {}

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = destroy)]
    image: ManuallyDrop<String>,
}

fn main() {}
