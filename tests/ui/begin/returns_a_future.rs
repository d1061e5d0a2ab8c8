use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = Self::begin)]
struct Image {
    #[drop]
    image: ManuallyDrop<String>,
}

impl Image {
    async fn begin(&mut self) {}
}

fn main() {}
