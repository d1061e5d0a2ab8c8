use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Renderer {
    Ready {
        device: String,
        #[drop(with = destroy(_, device), after = frame)]
        vertices: u64,
        frame: String,
    },
}

fn destroy(_: u64, _: &mut String) {}

fn main() {}
