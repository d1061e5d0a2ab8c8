use drop_derive::OrderedDrop;

fn destroy(_: String) {}

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = destroy)]
    image: String,
}

fn main() {}
