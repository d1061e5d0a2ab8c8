use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(with = close)]
enum Client {
    Open { tls: ManuallyDrop<String> },
}

fn main() {}

fn close(_: String) {}
