use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(#[drop(before = 1)] String, #[drop(skip)] ManuallyDrop<String>);

fn main() {}
