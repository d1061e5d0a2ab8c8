use std::fmt;
use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn print(_: String) -> fmt::Result {
    Ok(())
}

#[derive(OrderedDrop)]
#[drop(close = close -> io::Error)]
struct Journal {
    #[drop(with = print)]
    text: ManuallyDrop<String>,
}

fn main() {}
