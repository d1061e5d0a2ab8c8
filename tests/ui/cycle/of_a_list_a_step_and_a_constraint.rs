//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [device, .., memory])]
struct Renderer {
    device: ManuallyDrop<String>,
    #[drop(with = destroy(allocator))]
    memory: ManuallyDrop<String>,
    #[drop(before = device)]
    allocator: ManuallyDrop<String>,
    window: ManuallyDrop<String>,
}

fn destroy(_: String, _: &mut String) {}

fn main() {}
