use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn flush(_: Vec<u8>) -> io::Result<()> {
    Ok(())
}

#[derive(OrderedDrop)]
enum Journal {
    Open {
        #[drop(with = flush, parts = Parts)]
        buffer: ManuallyDrop<Vec<u8>>,
    },
}

fn main() {}
