use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop(skip)]
    Open { tls: ManuallyDrop<String> },
}

fn main() {}
