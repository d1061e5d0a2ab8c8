use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(
    #[drop(before = 1)] String,
    #[drop(before = 2)] pub Vec<u8>,
    #[drop(before = 3)] Box<str>,
    ManuallyDrop<String>,
);

fn main() {}
