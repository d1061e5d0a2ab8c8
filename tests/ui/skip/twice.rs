use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(#[drop(skip)] #[drop(skip)] ManuallyDrop<String>);

fn main() {}
