use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    device: String,
    #[drop(with = destroy(_, device, device))]
    image: ManuallyDrop<String>,
}

fn main() {}
