use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Image {
    Ready(#[drop(with = destroy(1, _))] ManuallyDrop<String>, u32),
}

fn destroy(_: &mut u64, _: String) {}

fn main() {}
