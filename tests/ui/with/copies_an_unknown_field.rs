use drop_derive::OrderedDrop;

fn destroy(_: u64, _: u32) {}

#[derive(OrderedDrop)]
struct Buffer {
    #[drop(with = destroy(_, *devise))]
    handle: u64,
    device: u32,
}

fn main() {}
