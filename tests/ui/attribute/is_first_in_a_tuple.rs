use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(#[drop(first)] ManuallyDrop<String>, String);

fn main() {}
