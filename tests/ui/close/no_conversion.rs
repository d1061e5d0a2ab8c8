use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(Debug)]
struct Lost;

fn flush(_: Vec<u8>) -> Result<(), Lost> {
    Err(Lost)
}

#[derive(OrderedDrop)]
#[drop(close = close -> io::Error)]
struct Journal {
    #[drop(with = flush)]
    buffer: ManuallyDrop<Vec<u8>>,
}

fn main() {}
