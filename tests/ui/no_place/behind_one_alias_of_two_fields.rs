//~ 3 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

type Held = ManuallyDrop<String>;

#[derive(OrderedDrop)]
struct S {
    a: Held,
    b: String,
    #[drop(before = b)]
    c: Held,
}

fn main() {}
