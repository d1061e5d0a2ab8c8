use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Point {
    #[drop(before = 'y')]
    x: ManuallyDrop<String>,
    y: String,
}

fn main() {}
