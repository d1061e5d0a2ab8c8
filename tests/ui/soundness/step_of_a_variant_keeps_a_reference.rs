//~ 2 errors

// Rule 2, in an enum.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn keep(_: String, _: &'static mut String) {}

#[derive(OrderedDrop)]
enum E {
    Plain(#[drop(with = keep(_, 1))] ManuallyDrop<String>, String),
    Managed(#[drop(with = keep(_, 1))] ManuallyDrop<String>, ManuallyDrop<String>),
}

fn main() {}
