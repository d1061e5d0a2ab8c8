//~ 2 errors

use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(Debug)]
struct Lost;

#[derive(Debug)]
struct Misnamed;

fn flush(_: Vec<u8>) -> Result<(), Lost> {
    Err(Lost)
}

fn name(_: String) -> Result<(), Misnamed> {
    Ok(())
}

#[derive(OrderedDrop)]
#[drop(close = close -> io::Error)]
struct Journal {
    #[drop(with = flush)]
    buffer: ManuallyDrop<Vec<u8>>,
    #[drop(with = name)]
    name: ManuallyDrop<String>,
}

fn main() {}
