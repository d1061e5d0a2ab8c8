use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order(tls, tcp), begin(Self::flush))]
struct Client {
    tls: ManuallyDrop<String>,
    tcp: String,
}

impl Client {
    fn flush(&mut self) {}
}

fn main() {}
