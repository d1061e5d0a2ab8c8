use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = say_bye)]
    pixels: ManuallyDrop<Vec<u8>>,
}

fn say_bye() {}

fn main() {}
