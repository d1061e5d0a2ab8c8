use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = destory)]
    image: ManuallyDrop<String>,
}

fn destroy(_: String) {}

fn main() {}
