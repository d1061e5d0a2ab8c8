use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

async fn flush(_: Vec<u8>) -> io::Result<()> {
    Ok(())
}

#[derive(OrderedDrop)]
#[drop(close = close -> io::Error)]
struct Journal {
    #[drop(with = flush)]
    buffer: ManuallyDrop<Vec<u8>>,
}

fn main() {}
