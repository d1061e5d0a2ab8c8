use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop]
    tls: ManuallyDrop<ManuallyDrop<String>>,
}

fn main() {}
