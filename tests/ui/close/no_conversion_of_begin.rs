use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(Debug)]
struct Lost;

#[derive(OrderedDrop)]
#[drop(begin = Self::flush, close = close -> io::Error)]
struct Journal {
    #[drop]
    buffer: ManuallyDrop<Vec<u8>>,
}

impl Journal {
    fn flush(&mut self) -> Result<(), Lost> {
        Err(Lost)
    }
}

fn main() {}
