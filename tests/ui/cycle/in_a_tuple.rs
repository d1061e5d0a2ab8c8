use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Server(
    #[drop(before = 1)] ManuallyDrop<String>,
    #[drop(before = 2)] ManuallyDrop<String>,
    #[drop(before = 0)] ManuallyDrop<String>,
);

fn main() {}
