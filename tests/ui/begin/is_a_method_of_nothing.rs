use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = .flush())]
struct Client {
    #[drop]
    tls: ManuallyDrop<String>,
    #[drop]
    tcp: ManuallyDrop<String>,
}

impl Client {
    fn flush(&mut self) {}
}

fn main() {}
