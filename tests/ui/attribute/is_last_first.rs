use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Stack {
    #[drop(last_first)]
    layers: ManuallyDrop<Vec<String>>,
}

fn main() {}
