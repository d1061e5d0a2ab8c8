use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(#[drop(before = 1.0)] ManuallyDrop<String>, (String, u8));

fn main() {}
