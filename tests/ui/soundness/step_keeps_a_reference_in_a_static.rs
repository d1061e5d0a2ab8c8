// Rule 2. The reference would be there after the device has been dropped.
#![forbid(unsafe_code)]

use std::cell::RefCell;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

thread_local! {
    static KEPT: RefCell<Option<&'static mut String>> = const { RefCell::new(None) };
}

fn keep(_: String, device: &'static mut String) {
    KEPT.set(Some(device));
}

#[derive(OrderedDrop)]
struct S {
    #[drop(with = keep(_, device))]
    image: ManuallyDrop<String>,
    device: String,
}

fn main() {}
