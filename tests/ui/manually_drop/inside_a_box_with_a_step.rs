use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Worker {
    #[drop(with = drop)]
    thread: Box<ManuallyDrop<String>>,
}

fn main() {}
