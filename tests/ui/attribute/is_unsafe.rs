use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(unsafe(with = destroy))]
    handle: *mut u8,
}

unsafe fn destroy(_: *mut u8) {}

fn main() {}
