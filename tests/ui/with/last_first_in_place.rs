use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Stack {
    #[drop(with = drop_derive::last_first(&mut _))]
    layers: ManuallyDrop<Vec<String>>,
}

fn main() {}
