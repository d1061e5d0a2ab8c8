use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn flush<T>(value: T) -> Result<u8, T> {
    Err(value)
}

#[derive(OrderedDrop)]
#[drop(close = close -> io::Error)]
struct Journal<T> {
    #[drop(with = flush)]
    buffer: ManuallyDrop<T>,
}

fn main() {}
