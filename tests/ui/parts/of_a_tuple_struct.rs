use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
struct Pair(#[drop] ManuallyDrop<String>, String);

fn main() {}
