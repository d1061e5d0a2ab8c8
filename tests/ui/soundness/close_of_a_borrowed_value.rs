// `close` takes the value: nobody can look at it any more.
use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(close = close -> io::Error)]
struct Journal {
    #[drop(with = flush)]
    buffer: ManuallyDrop<Vec<u8>>,
}

fn flush(_: Vec<u8>) -> io::Result<()> {
    Ok(())
}

fn main() {
    let journal = Journal { buffer: ManuallyDrop::new(vec![1]) };
    let buffer = &journal.buffer;
    journal.close().unwrap();
    assert_eq!(buffer.len(), 1);
}
