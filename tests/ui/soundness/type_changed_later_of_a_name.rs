//~ 2 errors

// The same for a type that the compiler was asked about, and in a packed struct.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

#[derive(Clone, Copy)]
pub struct Id(u8);

#[derive(OrderedDrop)]
#[drop(order = [id, ..])]
#[drop_derive_tests_macros::replace(struct S { first: String, id: Vec<u8>, last: u8 })]
struct S {
    first: String,
    id: Id,
    last: u8,
}

#[derive(OrderedDrop)]
#[repr(packed)]
#[drop(order = [id, ..])]
#[drop_derive_tests_macros::replace(#[repr(packed)] struct Packed<T> { first: T, id: String })]
struct Packed<T> {
    first: T,
    id: u32,
}

fn main() {}
