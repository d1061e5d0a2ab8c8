extern crate drop_derive;

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = tls)]
    tcp: String,
    #[drop(after = tcpp)]
    tls: ManuallyDrop<String>,
}

fn main() {}
