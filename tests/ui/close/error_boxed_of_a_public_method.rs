use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

mod journal {
    use super::*;

    #[derive(OrderedDrop)]
    #[drop(close = pub(crate) finish -> dyn std::error::Error)]
    pub(crate) struct Journal {
        #[drop(with = std::io::Write::flush(&mut _))]
        pub(crate) text: ManuallyDrop<Vec<u8>>,
    }
}

fn main() {
    let journal = journal::Journal { text: ManuallyDrop::new(Vec::new()) };
    journal.finish().unwrap();
}
