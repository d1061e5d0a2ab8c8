// Rule 7: safe code cannot make the permit that the clean-up takes.
#![forbid(unsafe_code)]

use std::io;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;

use drop_derive::__private::Permit;
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
    let mut journal = Journal { buffer: ManuallyDrop::new(vec![1]) };
    let permit = Permit(PhantomData);
    Journal::drop_derive_clean_up(&mut journal, permit).unwrap();
}
