//~ 2 errors

// Rule 7. In this crate `::core` is the crate itself. If the expansion named it, the value would be taken
// apart by these functions: it would be dropped twice.
#![forbid(unsafe_code)]

extern crate self as core;

pub mod convert {
    pub trait From<T> {
        fn from(value: T) -> Self;
    }
}

pub mod primitive {
    pub use std::primitive::str;
}

pub mod mem {
    // It drops what it is given, in the middle of the conversion.
    pub type ManuallyDrop<T> = Box<T>;

    pub const fn needs_drop<T>() -> bool {
        false
    }
}

pub mod ptr {
    pub fn read_unaligned<T>(_: *const T) -> T {
        unreachable!()
    }
}

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts, order = [second, first])]
struct S {
    first: String,
    second: Vec<u8>,
}

fn main() {
    let value = S { first: "once".to_owned(), second: Vec::new() };
    let parts = <Parts as convert::From<S>>::from(value);
    println!("{}", parts.first);
}
