use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = Self::begin(tls))]
struct Client {
    #[drop]
    tls: ManuallyDrop<String>,
    tcp: String,
}

impl Client {
    fn begin(&mut self) {}
}

fn main() {}
