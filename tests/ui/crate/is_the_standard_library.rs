//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(crate = std)]
struct Client {
    #[drop(with = drop)]
    tls: ManuallyDrop<String>,
    tcp: String,
}

#[derive(OrderedDrop)]
#[drop(crate = core::mem, begin = Self::begin)]
struct Server {
    tcp: String,
}

impl Server {
    fn begin(&mut self) {}
}

fn main() {}
