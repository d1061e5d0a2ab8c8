use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = destroy)]
    handle: u64,
}

fn destroy(_: &mut u64) {}

fn main() {}
