use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open(#[drop] ManuallyDrop<String>),
}

impl Drop for Client {
    fn drop(&mut self) {}
}

fn main() {}
