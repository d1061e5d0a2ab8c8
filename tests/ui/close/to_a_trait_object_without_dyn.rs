use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn flush(_: Vec<u8>) -> std::io::Result<()> {
    Ok(())
}

#[derive(OrderedDrop)]
#[drop(close = close -> std::error::Error + Send + Sync)]
struct Journal {
    #[drop(with = flush)]
    buffer: ManuallyDrop<Vec<u8>>,
}

fn main() {
    let _ = Journal { buffer: ManuallyDrop::new(Vec::new()) }.close();
}
