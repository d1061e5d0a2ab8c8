use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[repr(C)]
#[repr(packed(2))]
struct Handle(#[drop(with = close)] u64, u8);

fn close(_: u64) {}

fn main() {}
