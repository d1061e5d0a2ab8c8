use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

struct Device;

fn free(_: u32, _: &mut Device) {}

#[derive(OrderedDrop)]
struct Gpu {
    #[drop(with = free(device))]
    image: u32,
    #[drop(with = free(_, device), before = image)]
    view: u32,
    #[drop(before = device)]
    log: ManuallyDrop<String>,
    gpu: Device,
}

fn main() {}
