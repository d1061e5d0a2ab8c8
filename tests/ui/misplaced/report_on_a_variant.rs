use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn flush(_: Vec<u8>) -> io::Result<()> {
    Ok(())
}

fn log(_: io::Error) {}

#[derive(OrderedDrop)]
enum Journal {
    #[drop(report = log)]
    Open {
        #[drop(with = flush)]
        buffer: ManuallyDrop<Vec<u8>>,
    },
}

fn main() {}
