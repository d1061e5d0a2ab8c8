use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(with = Self::close)]
struct Client {
    #[drop]
    tls: ManuallyDrop<String>,
    tcp: String,
}

impl Client {
    fn close(&mut self) {}
}

fn main() {}
