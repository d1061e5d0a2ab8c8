use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = Vec::<u8>)]
    image: ManuallyDrop<String>,
}

fn main() {}
