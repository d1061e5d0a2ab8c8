use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Image {
    Ready(#[drop(with = destroy(_, 1))] ManuallyDrop<String>, String),
}

async fn destroy(_: String, _: &mut String) {}

fn main() {}
