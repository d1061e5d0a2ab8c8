// A trait of the user's has methods for all types, named like those that the expansion calls.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

trait Divert: Sized {
    fn is<T: ?Sized>(self) {}
}

impl<T> Divert for T {}

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

fn main() {}
