use drop_derive::OrderedDrop;

fn destroy(_: u64, _: u32) {}
fn close(_: u32) {}

#[derive(OrderedDrop)]
struct Buffer {
    #[drop(with = destroy(_, *device))]
    handle: u64,
    #[drop(with = close, before = handle)]
    device: u32,
}

fn main() {}
