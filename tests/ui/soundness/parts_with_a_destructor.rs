// Who gives the parts a destructor of their own can make them of a value, but no value of them: fields are
// not moved out of what has one.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts, order = [first, last])]
struct S {
    last: String,
    first: ManuallyDrop<String>,
}

impl Drop for Parts {
    fn drop(&mut self) {}
}

fn main() {}
