use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Window {
    #[drop(order = [1, ..])]
    Open(ManuallyDrop<String>, Vec<u8>),
}

fn main() {}
