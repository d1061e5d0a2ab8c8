use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [listener, ..])]
struct Server {
    listener: ManuallyDrop<String>,
    #[drop(before = pool)]
    cache: ManuallyDrop<String>,
    #[drop(before = cache)]
    pool: ManuallyDrop<String>,
}

fn main() {}
