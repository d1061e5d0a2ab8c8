use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(String, #[drop(before = tcp)] ManuallyDrop<String>);

fn main() {}
