use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(String, #[drop(before = 0)] ManuallyDrop<ManuallyDrop<String>>);

fn main() {}
