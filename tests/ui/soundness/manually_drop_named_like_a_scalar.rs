//~ 2 errors

// A type with the name of a scalar may be a `ManuallyDrop`: its value would be leaked.
#![forbid(unsafe_code)]
#![allow(non_camel_case_types)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

type u8 = ManuallyDrop<String>;
type f16 = ManuallyDrop<String>;

#[derive(OrderedDrop)]
#[drop(order = [first, ..])]
struct S {
    first: String,
    second: u8,
}

#[derive(OrderedDrop)]
enum E {
    A(#[drop(before = 1)] String, Vec<String>, u32, f16),
}

fn main() {}
