// Rule 8. An attribute macro that runs after the derive packs the struct.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop_derive_tests_macros::packed]
struct S {
    tag: u8,
    #[drop]
    value: ManuallyDrop<String>,
}

fn main() {}
