use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Keys {
    #[drop(with = wipe(_))]
    secret: ManuallyDrop<Box<String>>,
}

fn wipe(_: &mut String) {}

fn main() {}
