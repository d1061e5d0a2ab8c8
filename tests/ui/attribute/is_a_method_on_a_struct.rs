use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(Self::flush)]
struct Client {
    #[drop]
    tls: ManuallyDrop<String>,
}

impl Client {
    fn flush(&mut self) {}
}

fn main() {}
