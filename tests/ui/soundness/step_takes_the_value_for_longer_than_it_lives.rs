// The value that a step takes has the lifetime that the type has, and no other.
#![forbid(unsafe_code)]

use std::cell::RefCell;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

thread_local! {
    static KEPT: RefCell<Option<&'static str>> = const { RefCell::new(None) };
}

fn keep(value: &'static str) {
    KEPT.set(Some(value));
}

#[derive(OrderedDrop)]
struct S<'a> {
    #[drop(with = keep)]
    name: ManuallyDrop<&'a str>,
}

fn main() {}
