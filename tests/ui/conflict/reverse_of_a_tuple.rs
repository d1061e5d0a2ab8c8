use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = reverse)]
struct Client(String, Vec<u8>, pub ManuallyDrop<String>, pub Box<str>);

fn main() {}
