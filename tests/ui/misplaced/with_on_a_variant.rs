use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop(with = close)]
    Open { tls: ManuallyDrop<String> },
}

fn main() {}

fn close(_: String) {}
