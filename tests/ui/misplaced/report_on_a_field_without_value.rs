use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn flush(_: Vec<u8>) -> io::Result<()> {
    Ok(())
}

#[derive(OrderedDrop)]
#[drop(close = close -> io::Error)]
struct Journal {
    #[drop(with = flush, report)]
    buffer: ManuallyDrop<Vec<u8>>,
}

fn main() {}
