// Rule 1. `&mut self.f` would coerce to what the field points to, and drop that.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct S<'a> {
    #[drop]
    f: &'a mut ManuallyDrop<String>,
}

fn main() {}
