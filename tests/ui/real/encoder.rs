//! The encoder of `tests/real/ports`, whose checksum is gone before the trailer has it.

use std::io::{self, Write};
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn write_trailer(file: &mut impl Write, sum: &[u8]) -> io::Result<()> {
    file.write_all(sum)
}

#[derive(OrderedDrop)]
#[drop(close = pub close -> io::Error)]
struct Encoder<W: Write> {
    #[drop(with = write_trailer(&mut _, sum))]
    file: ManuallyDrop<W>,
    #[drop(before = file)]
    sum: ManuallyDrop<Vec<u8>>,
}

fn main() {}
