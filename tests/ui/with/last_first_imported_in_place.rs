//~ 1 errors, 1 warning

use std::mem::ManuallyDrop;

use drop_derive::{last_first, OrderedDrop};

#[derive(OrderedDrop)]
struct Connection {
    #[drop(with = last_first(&mut _))]
    layers: ManuallyDrop<Vec<String>>,
}

fn main() {}
