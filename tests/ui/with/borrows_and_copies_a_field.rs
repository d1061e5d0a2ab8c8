use drop_derive::OrderedDrop;

fn destroy(_: u64, _: &mut u32, _: u32) {}

#[derive(OrderedDrop)]
struct Buffer {
    #[drop(with = destroy(_, device, *device))]
    handle: u64,
    device: u32,
}

fn main() {}
