use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = begin)]
struct Journal {
    #[drop(report = log)]
    buffer: ManuallyDrop<Vec<u8>>,
}

fn log(_: io::Error) {}

fn begin(_: &mut Journal) -> io::Result<()> {
    Ok(())
}

fn main() {}
