use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image<T> {
    #[drop(with = Image::close(&mut _))]
    pixels: ManuallyDrop<Vec<T>>,
}

impl<T> Image<T> {
    fn close(&self) {}
}

fn main() {}
