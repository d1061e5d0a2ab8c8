// Rule 2. All that is dropped would be there for ever after.
#![forbid(unsafe_code)]

use std::cell::RefCell;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

thread_local! {
    static KEPT: RefCell<Option<&'static mut S>> = const { RefCell::new(None) };
}

fn keep(value: &'static mut S) {
    KEPT.set(Some(value));
}

#[derive(OrderedDrop)]
#[drop(begin = keep)]
struct S {
    #[drop]
    device: ManuallyDrop<String>,
}

fn main() {}
