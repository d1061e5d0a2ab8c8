// Rule 2, for the lifetime of the type: the plain field could look at it when it drops.
#![forbid(unsafe_code)]

use std::cell::Cell;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn keep<'a>(value: &'a mut String, slot: &Cell<Option<&'a String>>) {
    slot.set(Some(value));
}

#[derive(OrderedDrop)]
struct S<'a> {
    slot: Cell<Option<&'a String>>,
    #[drop(with = keep(&mut _, slot))]
    value: ManuallyDrop<String>,
}

fn main() {}
