use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Screen {
    #[drop(with = drop_derive::last_first)]
    layer: ManuallyDrop<String>,
}

fn main() {}
