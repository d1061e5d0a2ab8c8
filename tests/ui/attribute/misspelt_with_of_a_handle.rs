use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Renderer {
    #[drop(wiht = destroy(_, device), before = memory)]
    vertices: u64,
    memory: String,
    device: String,
}

fn destroy(_: u64, _: &mut String) {}

fn main() {}
