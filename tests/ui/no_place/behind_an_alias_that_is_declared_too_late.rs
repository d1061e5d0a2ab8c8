//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

type Held = ManuallyDrop<String>;

#[derive(OrderedDrop)]
struct S {
    a: String,
    #[drop(before = a)]
    b: Held,
}

fn main() {}
