use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn wipe(_: &mut Vec<u8>, _: Vec<u8>) {}

#[derive(OrderedDrop)]
struct Keys {
    #[drop(with = wipe(&mut _, _))]
    secret: ManuallyDrop<Vec<u8>>,
}

fn main() {}
