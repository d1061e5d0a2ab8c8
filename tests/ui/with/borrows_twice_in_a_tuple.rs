use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image(#[drop(with = destroy(1, _, 1))] ManuallyDrop<String>, String);

fn destroy(_: &mut String, _: String, _: &mut String) {}

fn main() {}
