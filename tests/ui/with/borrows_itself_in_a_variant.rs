use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Image {
    Ready {
        device: String,
        #[drop(with = destroy(device, image))]
        image: ManuallyDrop<String>,
    },
}

fn destroy(_: &mut String, _: String) {}

fn main() {}
