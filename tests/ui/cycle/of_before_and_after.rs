use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Server {
    #[drop(before = pool)]
    #[drop(after = pool)]
    listener: ManuallyDrop<String>,
    pool: ManuallyDrop<String>,
}

fn main() {}
