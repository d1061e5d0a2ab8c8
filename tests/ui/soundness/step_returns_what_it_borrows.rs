// Rule 2. What the function returns is dropped before the next turn, and may not be kept by a field.
#![forbid(unsafe_code)]

use std::cell::Cell;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

/// Writes the reference into the slot when it is dropped.
struct Late<'a>(&'a Cell<Option<&'a String>>, &'a String);

impl Drop for Late<'_> {
    fn drop(&mut self) {
        self.0.set(Some(self.1));
    }
}

fn late<'a>(_: u8, slot: &'a mut Cell<Option<&'a String>>, device: &'a mut String) -> Late<'a> {
    Late(slot, device)
}

#[derive(OrderedDrop)]
struct S<'a> {
    #[drop(with = late(_, slot, device))]
    image: u8,
    #[drop(before = slot)]
    device: ManuallyDrop<String>,
    slot: Cell<Option<&'a String>>,
}

fn main() {}
