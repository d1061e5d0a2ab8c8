use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

struct Device;

#[derive(OrderedDrop)]
struct Renderer {
    #[drop(with = destroy(_, Device))]
    image: ManuallyDrop<String>,
    gpu: Device,
}

fn destroy(_: String, _: &mut Device) {}

fn main() {}
