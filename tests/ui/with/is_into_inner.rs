use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = std::mem::ManuallyDrop::into_inner)]
    tls: ManuallyDrop<String>,
}

fn main() {}
