use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
struct Pair(String, #[drop] ManuallyDrop<String>);

fn main() {}
