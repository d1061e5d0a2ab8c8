use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = drop)]
    #[drop(skip)]
    tls: ManuallyDrop<String>,
}

fn main() {}
