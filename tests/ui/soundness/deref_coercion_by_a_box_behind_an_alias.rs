// Rule 1, by a type that the macro cannot see through.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

type Boxed = Box<ManuallyDrop<String>>;

#[derive(OrderedDrop)]
struct S {
    #[drop]
    f: Boxed,
}

fn main() {}
