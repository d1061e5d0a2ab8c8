use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image(#[drop(with = destroy)] ManuallyDrop<String>, String);

fn destroy(_: String, _: &mut String) {}

fn main() {}
