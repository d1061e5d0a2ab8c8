//~ 2 errors
// Rule 8. The attribute that packs the struct is behind a `cfg_attr`, and behind a path.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests_macros::packed;

mod repr {
    pub(crate) use drop_derive_tests_macros::packed as doc;
}

#[derive(OrderedDrop)]
#[cfg_attr(all(), packed)]
struct S {
    tag: u8,
    #[drop]
    value: ManuallyDrop<String>,
}

#[derive(OrderedDrop)]
#[repr::doc]
struct ByPath {
    tag: u8,
    #[drop]
    value: ManuallyDrop<String>,
}

fn main() {}
