//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

type Text = ManuallyDrop<String>;
type Guarded<T> = ManuallyDrop<T>;

#[derive(OrderedDrop)]
struct S {
    a: Text,
    b: Guarded<String>,
    c: String,
}

fn main() {}
