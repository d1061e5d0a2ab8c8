//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Server {
    #[drop(before = pool)]
    listener: ManuallyDrop<String>,
    #[drop(with = finish(log))]
    requests: ManuallyDrop<String>,
    #[drop(before = listener)]
    pool: ManuallyDrop<String>,
    #[drop(before = requests)]
    log: ManuallyDrop<String>,
    config: String,
}

fn finish(_: String, _: &mut String) {}

fn main() {}
