use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [window, ..])]
struct App {
    window: String,
    layers: Vec<ManuallyDrop<String>>,
}

fn main() {}
