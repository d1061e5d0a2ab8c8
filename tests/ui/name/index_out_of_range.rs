use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Pair(#[drop(before = 2)] ManuallyDrop<String>, String);

fn main() {}
