// Rule 8. The managed field needs no alignment, but the one that is lent does.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

fn destroy(_: u8, _: &mut u64) {}

#[derive(OrderedDrop)]
#[drop_derive_tests_macros::packed]
struct S {
    #[drop(with = destroy(_, device))]
    handle: u8,
    device: u64,
}

fn main() {}
