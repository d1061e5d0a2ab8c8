use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn destroy(_: Image, _: Device) {}

struct Device;
struct Image;

#[derive(OrderedDrop)]
struct Renderer {
    device: Device,
    #[drop(with = destroy(_, *device))]
    image: ManuallyDrop<Image>,
}

fn main() {}
