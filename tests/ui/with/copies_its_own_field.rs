use drop_derive::OrderedDrop;

fn destroy(_: u64, _: u64) {}

#[derive(OrderedDrop)]
struct Buffer {
    #[drop(with = destroy(_, *handle))]
    handle: u64,
}

fn main() {}
