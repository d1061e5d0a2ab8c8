// Rule 8. `derive` is a macro, which another can stand in for.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests_macros::packed as derive;

#[std::prelude::v1::derive(OrderedDrop)]
#[derive(Debug)]
struct S {
    tag: u8,
    #[drop]
    value: ManuallyDrop<String>,
}

fn main() {}
