use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct App {
    window: String,
    #[drop]
    layers: [ManuallyDrop<String>; 2],
}

fn main() {}
