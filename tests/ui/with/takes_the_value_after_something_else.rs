use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Renderer {
    #[drop(with = Device::destroy)]
    texture: ManuallyDrop<Texture>,
    device: Device,
}

struct Texture;

struct Device;

impl Device {
    fn destroy(&mut self, _: Texture) {}
}

fn main() {}
