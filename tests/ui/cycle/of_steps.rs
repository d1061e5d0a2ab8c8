use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Renderer {
    #[drop(with = destroy(swapchain))]
    image: ManuallyDrop<String>,
    #[drop(with = destroy(surface))]
    swapchain: ManuallyDrop<String>,
    #[drop(with = destroy(image))]
    surface: ManuallyDrop<String>,
}

fn destroy(_: String, _: &mut String) {}

fn main() {}
