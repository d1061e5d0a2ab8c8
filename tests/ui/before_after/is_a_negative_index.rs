use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(#[drop(before = -1)] ManuallyDrop<String>, String);

fn main() {}
