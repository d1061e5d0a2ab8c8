//~ 2 errors

// Rule 7. In this crate `::core` is the crate itself. If the expansion named it, its `Drop` would be a
// trait whose method can be called, and the field would be dropped twice.
#![forbid(unsafe_code)]

extern crate self as core;

pub mod ops {
    pub trait Drop {
        fn drop(&mut self);
    }
}

pub mod primitive {
    pub use std::primitive::str;
}

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct S {
    #[drop]
    value: ManuallyDrop<String>,
}

fn main() {
    let mut value = S { value: ManuallyDrop::new("once".to_owned()) };
    ops::Drop::drop(&mut value);
    ops::Drop::drop(&mut value);
}
