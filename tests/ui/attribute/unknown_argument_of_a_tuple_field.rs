use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(#[drop(afetr = 1)] String, ManuallyDrop<String>);

fn main() {}
