use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Image {
    Ready {
        device: String,
        #[drop(with = destroy(_, device, device))]
        image: ManuallyDrop<String>,
    },
}

fn destroy(_: String, _: &mut String, _: &mut String) {}

fn main() {}
