use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(skip)]
struct Client {
    tls: ManuallyDrop<String>,
}

fn main() {}
