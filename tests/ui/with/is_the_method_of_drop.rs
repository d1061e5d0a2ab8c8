use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = Drop::drop(_))]
    pixels: ManuallyDrop<Vec<u8>>,
}

fn main() {}
