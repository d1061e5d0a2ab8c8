//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Server {
    #[drop(before = [pool, cache])]
    listener: ManuallyDrop<String>,
    #[drop(before = listener)]
    pool: ManuallyDrop<String>,
    #[drop(before = listener)]
    cache: ManuallyDrop<String>,
}

fn main() {}
