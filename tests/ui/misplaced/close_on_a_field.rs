use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(report = log)]
struct Journal {
    #[drop(close = flush -> io::Error)]
    buffer: ManuallyDrop<Vec<u8>>,
    file: String,
}

fn flush(_: Vec<u8>) -> io::Result<()> {
    Ok(())
}

fn log<E>(_: E) {}

fn main() {}
