use std::io;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = Self::flush, close = close -> io::Error)]
#[repr(packed)]
struct Journal {
    number: u8,
    buffer: Vec<u8>,
}

impl Journal {
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn main() {}
