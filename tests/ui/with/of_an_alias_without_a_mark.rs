use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

type Held<T> = ManuallyDrop<T>;

#[derive(OrderedDrop)]
struct Keys {
    #[drop(with = wipe)]
    secret: Held<String>,
}

fn wipe(_: String) {}

fn main() {}
