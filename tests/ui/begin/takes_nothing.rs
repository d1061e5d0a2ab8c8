use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = say_bye)]
struct Image {
    #[drop]
    pixels: ManuallyDrop<Vec<u8>>,
}

fn say_bye() {}

fn main() {}
