//~ 2 errors
// Rule 7. After `extern crate self as core`, `::core::compile_error!` is a macro of the user's, which could
// swallow the derive's errors: an order that does not hold would be accepted.
#![forbid(unsafe_code)]

extern crate self as core;

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[macro_export]
macro_rules! compile_error {
    ($($_:tt)*) => {
        ()
    };
}

#[derive(OrderedDrop)]
struct App {
    window: String,
    #[drop(before = window)]
    surface: String,
}

#[derive(OrderedDrop)]
struct Leaks {
    value: ManuallyDrop<String>,
}

fn main() {}
