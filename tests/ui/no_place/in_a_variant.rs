//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open { tls: ManuallyDrop<String> },
    Closed(ManuallyDrop<String>),
}

fn main() {}
