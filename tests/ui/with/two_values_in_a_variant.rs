use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Image {
    Ready(String, #[drop(with = destroy(_, 0, _))] ManuallyDrop<String>),
}

fn destroy(_: String, _: &mut String) {}

fn main() {}
