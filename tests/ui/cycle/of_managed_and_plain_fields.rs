use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Server {
    #[drop(before = log)]
    pool: ManuallyDrop<String>,
    #[drop(before = config)]
    log: String,
    #[drop(before = pool)]
    config: String,
}

fn main() {}
