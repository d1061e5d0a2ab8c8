use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(step = drop)]
    tls: ManuallyDrop<String>,
}

fn main() {}
