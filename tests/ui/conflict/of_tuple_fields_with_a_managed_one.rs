use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(#[drop(before = 1)] Vec<String>, ManuallyDrop<String>);

fn main() {}
