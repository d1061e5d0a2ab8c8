//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = close(..))]
    tls: ManuallyDrop<String>,
    #[drop(with = shut_down(_, ..))]
    tcp: ManuallyDrop<String>,
}

fn close(_: String) {}

fn shut_down(_: String) {}

fn main() {}
