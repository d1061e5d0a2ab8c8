//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = close(self))]
    tls: ManuallyDrop<String>,
    #[drop(with = wipe(&mut self))]
    tcp: ManuallyDrop<String>,
}

fn close(_: String) {}

fn wipe(_: &mut String) {}

fn main() {}
