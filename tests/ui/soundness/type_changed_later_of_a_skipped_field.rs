//~ 2 errors

// Nothing drops a skipped field. A macro that runs after the derive must not have the language do it.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop_derive_tests_macros::replace(struct S { never: String, last: String })]
struct S {
    #[drop(skip)]
    never: ManuallyDrop<String>,
    last: String,
}

#[derive(OrderedDrop)]
#[drop_derive_tests_macros::replace(enum E { A(String) })]
enum E {
    A(#[drop(skip)] ManuallyDrop<String>),
}

fn main() {}
