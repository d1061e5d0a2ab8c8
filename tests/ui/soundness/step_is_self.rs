// The value that is being dropped, by the name that the generated `drop` has for it.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct S {
    #[drop(with = self)]
    gone: ManuallyDrop<String>,
}

fn main() {}
