use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(#[drop(1)] ManuallyDrop<String>, #[drop] ManuallyDrop<String>);

fn main() {}
