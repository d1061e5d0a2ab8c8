//~ 2 errors
// A trait of the user's has a method for all results, named like the one of ours that tells a `Result` from
// all others. The compiler does not choose.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

trait Divert: Sized {
    fn drop_derive_returned(self) {}
}

impl<T> Divert for T {}

#[derive(OrderedDrop)]
#[drop(close = close -> String)]
struct Closing {
    #[drop(with = fail)]
    value: ManuallyDrop<String>,
}

#[derive(OrderedDrop)]
#[drop(report = drop)]
struct Reporting {
    #[drop(with = fail)]
    value: ManuallyDrop<String>,
}

fn fail(value: String) -> Result<(), String> {
    Err(value)
}

fn main() {}
