// Rule 2: an error that borrows what its step was lent would be returned by `close`.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(close = close -> &'static String)]
struct Journal {
    #[drop(with = flush(_, name))]
    buffer: ManuallyDrop<Vec<u8>>,
    name: String,
}

fn flush<'a>(_: Vec<u8>, name: &'a String) -> Result<(), &'a String> {
    Err(name)
}

fn main() {}
