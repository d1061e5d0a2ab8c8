use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [listener, requests, pool, cache, log])]
struct Server {
    listener: ManuallyDrop<String>,
    requests: ManuallyDrop<String>,
    pool: ManuallyDrop<String>,
    cache: ManuallyDrop<String>,
    #[drop(before = listener)]
    log: ManuallyDrop<String>,
}

fn main() {}
