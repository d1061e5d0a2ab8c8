use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(skip)]
    pub tls: ManuallyDrop<ManuallyDrop<std::mem::ManuallyDrop<String>>>,
}

fn main() {}
