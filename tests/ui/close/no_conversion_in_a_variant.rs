use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(Debug)]
struct Lost;

fn flush(_: &mut Vec<u8>) -> Result<u8, Lost> {
    Err(Lost)
}

#[derive(OrderedDrop)]
#[drop(close = close -> io::Error)]
enum Journal {
    Open(#[drop(with = flush(&mut _))] ManuallyDrop<Vec<u8>>),
    Closed,
}

fn main() {}
