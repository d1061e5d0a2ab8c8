use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [.., log])]
struct Server {
    #[drop(after = log)]
    pool: ManuallyDrop<String>,
    cache: ManuallyDrop<String>,
    log: ManuallyDrop<String>,
}

fn main() {}
