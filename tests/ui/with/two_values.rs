use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = destroy(_, _))]
    image: ManuallyDrop<String>,
}

fn main() {}
