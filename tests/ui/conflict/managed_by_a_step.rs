use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Renderer {
    #[drop(before = vertices)]
    frame: String,
    #[drop(with = destroy(_, device))]
    vertices: u64,
    device: String,
}

fn destroy(_: u64, _: &mut String) {}

fn main() {}
