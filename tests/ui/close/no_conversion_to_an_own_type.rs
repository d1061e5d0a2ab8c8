use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(Debug)]
struct Lost;

fn flush(_: Vec<u8>) -> io::Result<()> {
    Ok(())
}

#[derive(OrderedDrop)]
#[drop(close = close -> Lost, report = log)]
struct Journal {
    #[drop(with = flush)]
    buffer: ManuallyDrop<Vec<u8>>,
}

fn log(_: Lost) {}

fn main() {}
