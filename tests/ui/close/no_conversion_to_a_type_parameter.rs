use std::fmt;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn print(_: String) -> fmt::Result {
    Ok(())
}

#[derive(OrderedDrop)]
#[drop(close = close -> E)]
struct Journal<E> {
    #[drop(with = print)]
    text: ManuallyDrop<String>,
    last: Option<E>,
}

fn main() {}
