// Whether the type is unsized depends on its parameter.
use std::io;
use std::mem::ManuallyDrop;
use std::sync::Mutex;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(close = close -> io::Error)]
struct Journal<T: ?Sized> {
    #[drop(with = flush)]
    buffer: ManuallyDrop<Vec<u8>>,
    file: Mutex<T>,
}

fn flush(_: Vec<u8>) -> io::Result<()> {
    Ok(())
}

fn main() {
    let file = Mutex::new([1]);
    let journal: Box<Journal<[u8]>> = Box::new(Journal { buffer: ManuallyDrop::default(), file });
    journal.close().unwrap();
}
