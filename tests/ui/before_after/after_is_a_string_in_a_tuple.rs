use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(ManuallyDrop<String>, #[drop(after = "0")] String);

fn main() {}
