//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = &close)]
    tls: ManuallyDrop<String>,
    #[drop(with = close as fn(String))]
    tcp: ManuallyDrop<String>,
}

fn close(_: String) {}

fn main() {}
