use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(close = close -> JournalEror)]
struct Journal {
    #[drop(with = flush)]
    buffer: ManuallyDrop<Vec<u8>>,
}

struct JournalError;

fn flush(_: Vec<u8>) -> Result<(), JournalError> {
    Ok(())
}

fn main() {}
