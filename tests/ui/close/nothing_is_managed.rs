use std::io;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(close = close -> io::Error, report = log)]
struct Journal {
    #[drop(before = file)]
    buffer: Vec<u8>,
    file: String,
}

fn log(_: io::Error) {}

fn main() {}
