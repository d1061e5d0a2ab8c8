// Rule 6. The same for a plain field and `begin`: a union has no drop order.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = Self::begin)]
#[drop_derive_tests_macros::replace(union S { number: u32, bytes: [u8; 4] })]
struct S {
    number: u32,
}

impl S {
    fn begin(&mut self) {}
}

fn main() {
    drop(S { bytes: [0; 4] });
}
