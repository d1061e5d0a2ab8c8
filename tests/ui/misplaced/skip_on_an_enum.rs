use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(skip)]
enum Client {
    Open { tls: ManuallyDrop<String> },
}

fn main() {}
