use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(#[drop(0)] ManuallyDrop<String>, #[drop(1)] ManuallyDrop<String>);

fn main() {}
