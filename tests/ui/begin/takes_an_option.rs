use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = flush)]
struct Image {
    #[drop]
    pixels: ManuallyDrop<Vec<u8>>,
}

fn flush(_: Option<&mut Image>) {}

fn main() {}
