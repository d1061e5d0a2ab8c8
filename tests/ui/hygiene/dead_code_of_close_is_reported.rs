// `close` is dead where nobody calls it, as a function by hand would be.
#![deny(dead_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

mod journal {
    use super::*;

    #[derive(OrderedDrop)]
    #[drop(close = pub(crate) close -> String, report = log)]
    pub struct Journal {
        #[drop(with = flush)]
        pub buffer: ManuallyDrop<Vec<u8>>,
    }

    fn flush(_: Vec<u8>) -> Result<(), String> {
        Ok(())
    }

    fn log(_: String) {}
}

#[derive(OrderedDrop)]
#[drop(close = close -> String)]
struct Called {
    #[drop(with = flush)]
    buffer: ManuallyDrop<Vec<u8>>,
}

fn flush(_: Vec<u8>) -> Result<(), String> {
    Ok(())
}

fn main() {
    drop(journal::Journal { buffer: ManuallyDrop::new(Vec::new()) });
    Called { buffer: ManuallyDrop::new(Vec::new()) }.close().unwrap();
}
