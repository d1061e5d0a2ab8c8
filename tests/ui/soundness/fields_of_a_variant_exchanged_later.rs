// Rule 5. An attribute macro exchanges the fields of a tuple variant, so that the managed one is another.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(close = close -> ())]
#[drop_derive_tests_macros::replace(enum E { A(ManuallyDrop<String>, String), B })]
enum E {
    A(String, #[drop(with = step)] ManuallyDrop<String>),
    B,
}

fn step(_: String) -> Result<(), ()> {
    Ok(())
}

fn main() {}
