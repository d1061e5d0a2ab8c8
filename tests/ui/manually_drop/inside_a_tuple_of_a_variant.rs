use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Connection {
    #[drop(order = [1, 0])]
    Open((ManuallyDrop<String>, u8), ManuallyDrop<String>),
}

fn main() {}
