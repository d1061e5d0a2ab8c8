//~ 2 errors

use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Journal {
    #[drop(close = close -> io::Error, report = log)]
    Open(#[drop(with = flush)] ManuallyDrop<Vec<u8>>),
}

fn flush(_: Vec<u8>) -> io::Result<()> {
    Ok(())
}

fn log<E>(_: E) {}

fn main() {}
