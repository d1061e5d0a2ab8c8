// Rule 2. The field would hold a reference to a field that is dropped before it.
#![forbid(unsafe_code)]

use std::cell::Cell;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn keep<'a>(_: String, device: &'a String, slot: &Cell<Option<&'a String>>) {
    slot.set(Some(device));
}

#[derive(OrderedDrop)]
struct S<'a> {
    #[drop(with = keep(_, device, slot))]
    image: ManuallyDrop<String>,
    #[drop(before = slot)]
    device: ManuallyDrop<String>,
    slot: Cell<Option<&'a String>>,
}

fn main() {}
