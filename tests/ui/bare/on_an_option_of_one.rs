use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop]
    tls: Option<ManuallyDrop<String>>,
}

fn main() {}
