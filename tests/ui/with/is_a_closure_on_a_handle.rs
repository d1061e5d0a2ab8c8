use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Renderer {
    #[drop(with = |vertices| destroy(vertices), before = device)]
    vertices: u64,
    device: String,
}

fn destroy(_: u64) {}

fn main() {}
