use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [frame, vertices, device])]
struct Renderer {
    device: String,
    #[drop(with = destroy(_, device))]
    vertices: u64,
    frame: String,
}

fn destroy(_: u64, _: &mut String) {}

fn main() {}
