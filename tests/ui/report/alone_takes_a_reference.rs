use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(report = log)]
struct Journal {
    #[drop(with = flush)]
    buffer: ManuallyDrop<Vec<u8>>,
}

fn flush(_: Vec<u8>) -> io::Result<()> {
    Ok(())
}

fn log(_: &io::Error) {}

fn main() {}
