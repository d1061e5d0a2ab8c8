use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

struct Pixels;

impl Drop for Pixels {
    fn drop(&mut self) {}
}

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = Pixels::drop)]
    pixels: ManuallyDrop<Pixels>,
}

fn main() {}
