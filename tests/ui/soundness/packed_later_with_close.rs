//~ 2 errors

// Rule 8. `close` drops the plain fields, too: none of them may be where its type cannot be.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

fn close(_: u8) -> Result<(), ()> {
    Ok(())
}

#[derive(OrderedDrop)]
#[drop(close = close -> ())]
#[drop_derive_tests_macros::packed]
struct S {
    #[drop(with = close)]
    handle: u8,
    last: String,
}

#[derive(OrderedDrop)]
#[drop(begin = Self::begin, close = close -> ())]
#[drop_derive_tests_macros::packed]
struct OnlyBegin(u8, String);

impl OnlyBegin {
    fn begin(&mut self) -> Result<(), ()> {
        Ok(())
    }
}

fn main() {}
