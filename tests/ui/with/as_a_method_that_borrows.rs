use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

struct Pixels;

impl Pixels {
    fn clear(&mut self) {}
}

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = Pixels::clear)]
    image: ManuallyDrop<Pixels>,
}

fn main() {}
