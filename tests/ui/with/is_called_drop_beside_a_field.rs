use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

struct Device;

struct Texture;

impl Texture {
    fn drop(&mut self, _: &mut Device) {}
}

#[derive(OrderedDrop)]
struct Renderer {
    device: Device,
    #[drop(with = Texture::drop(_, device))]
    texture: ManuallyDrop<Texture>,
}

fn main() {}
