use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(#[drop(skip, with = close(_, 1))] ManuallyDrop<String>, String);

fn close(_: String, _: &mut String) {}

fn main() {}
