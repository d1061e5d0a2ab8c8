use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(skip, with = destroy)]
    handle: *mut u8,
}

fn destroy(_: *mut u8) {}

fn main() {}
