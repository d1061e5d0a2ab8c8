use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = destroy(_, device))]
    image: u64,
    device: String,
}

fn destroy(_: u32, _: &mut String) {}

fn main() {}
