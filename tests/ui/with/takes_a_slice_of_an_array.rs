use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Keys {
    #[drop(with = wipe)]
    secret: ManuallyDrop<[u8; 4]>,
}

fn wipe(_: &mut [u8]) {}

fn main() {}
