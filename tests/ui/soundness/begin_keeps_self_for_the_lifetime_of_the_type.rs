// Rule 2.
#![forbid(unsafe_code)]

use std::cell::Cell;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = Self::begin)]
struct S<'a> {
    slot: Cell<Option<&'a String>>,
    #[drop(before = slot)]
    device: ManuallyDrop<String>,
}

impl<'a> S<'a> {
    fn begin(&'a mut self) {
        self.slot.set(Some(&self.device));
    }
}

fn main() {}
