use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = unsafe { destroy })]
    handle: *mut u8,
}

unsafe fn destroy(_: *mut u8) {}

fn main() {}
