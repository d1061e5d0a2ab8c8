use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

type Held<T> = ManuallyDrop<T>;

#[derive(OrderedDrop)]
struct Keys {
    #[drop(with = wipe(&mut _))]
    secret: Held<[u8]>,
}

fn wipe(_: &mut [u8]) {}

fn main() {}
