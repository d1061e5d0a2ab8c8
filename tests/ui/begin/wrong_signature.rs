use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = Self::begin)]
struct Image {
    #[drop]
    image: ManuallyDrop<String>,
}

impl Image {
    fn begin(self) {}
}

fn main() {}
