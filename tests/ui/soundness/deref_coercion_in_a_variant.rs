//~ 2 errors

// Rule 1, where a pattern finds the field. The reference and the box are not ours to drop.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

type ManuallyDrop<T> = Box<std::mem::ManuallyDrop<T>>;
type Borrowed<'a, T> = &'a mut std::mem::ManuallyDrop<T>;

#[derive(OrderedDrop)]
enum E<'a> {
    Box(#[drop] ManuallyDrop<String>),
    Reference(#[drop] Borrowed<'a, String>),
}

fn main() {}
