// Rule 2. The value drops right after the step.
#![forbid(unsafe_code)]

use std::cell::RefCell;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

thread_local! {
    static KEPT: RefCell<Option<&'static mut String>> = const { RefCell::new(None) };
}

fn keep(value: &'static mut String) {
    KEPT.set(Some(value));
}

#[derive(OrderedDrop)]
struct S {
    #[drop(with = keep(&mut _))]
    value: ManuallyDrop<String>,
}

fn main() {}
