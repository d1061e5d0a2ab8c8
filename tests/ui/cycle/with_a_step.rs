use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Ring {
    #[drop(with = destroy(device))]
    image: ManuallyDrop<String>,
    #[drop(before = image)]
    device: ManuallyDrop<String>,
}

fn main() {}
