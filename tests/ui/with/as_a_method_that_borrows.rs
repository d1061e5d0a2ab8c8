use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = String::clear)]
    image: ManuallyDrop<String>,
}

fn main() {}
