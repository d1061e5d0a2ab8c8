use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn flush(path: &str) -> Result<(), &str> {
    Err(path)
}

#[derive(OrderedDrop)]
#[drop(close = close -> &str)]
struct Journal<'p> {
    #[drop(with = flush)]
    path: ManuallyDrop<&'p str>,
}

fn main() {}
