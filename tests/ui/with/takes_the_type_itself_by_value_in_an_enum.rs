use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Image {
    Loaded {
        #[drop(with = Self::close)]
        pixels: ManuallyDrop<Vec<u8>>,
    },
    Empty,
}

impl Image {
    fn close(self) {}
}

fn main() {}
