// To close a value moves it, and what is pinned must not move.
use std::io;
use std::marker::PhantomPinned;
use std::mem::ManuallyDrop;
use std::pin::Pin;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(close = close -> io::Error)]
struct Journal {
    #[drop(with = flush)]
    buffer: ManuallyDrop<Vec<u8>>,
    pinned: PhantomPinned,
}

fn flush(_: Vec<u8>) -> io::Result<()> {
    Ok(())
}

fn close(journal: Pin<Box<Journal>>) -> io::Result<()> {
    journal.close()
}

fn main() {}
