//~ 2 errors

// Rule 7: the clean-up can be called by nobody but the drop and `close`.
#![forbid(unsafe_code)]

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
    let mut journal = Journal { buffer: ManuallyDrop::new(vec![1]) };
    Journal::drop_derive_clean_up(&mut journal, drop_derive::__private::Permit::for_drop());
    drop_derive::__private::close(journal, Journal::drop_derive_clean_up);
}
