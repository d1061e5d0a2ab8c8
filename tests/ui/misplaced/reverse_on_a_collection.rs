use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Stack {
    name: String,
    #[drop(order = reverse)]
    layers: ManuallyDrop<Vec<String>>,
}

fn main() {}
