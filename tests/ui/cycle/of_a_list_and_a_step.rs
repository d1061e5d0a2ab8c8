use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [device, image, ..])]
struct Renderer {
    #[drop(with = destroy(device))]
    image: ManuallyDrop<String>,
    device: ManuallyDrop<String>,
    window: String,
}

fn destroy(_: String, _: &mut String) {}

fn main() {}
