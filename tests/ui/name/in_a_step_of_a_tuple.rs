use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn finish(_: String, _: &mut String) {}

#[derive(OrderedDrop)]
struct Parser(#[drop(with = finish(_, 2))] ManuallyDrop<String>, String);

fn main() {}
