use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = Self::close)]
    pixels: ManuallyDrop<Vec<u8>>,
}

impl Image {
    fn close(&mut self) {}
}

fn main() {}
