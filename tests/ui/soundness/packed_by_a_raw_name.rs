// Rule 8. A field that is lent to a step has to be aligned too.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

fn destroy(_: u8, _: &mut u64) {}

#[derive(OrderedDrop)]
#[repr(r#packed)]
struct S {
    #[drop(with = destroy(_, device))]
    handle: u8,
    device: u64,
}

fn main() {}
