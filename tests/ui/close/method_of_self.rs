use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(close = Self::close -> io::Error)]
struct Journal {
    #[drop(with = std::io::Write::flush(&mut _))]
    text: ManuallyDrop<Vec<u8>>,
}

fn main() {
    Journal { text: ManuallyDrop::new(Vec::new()) }.close().unwrap();
}
