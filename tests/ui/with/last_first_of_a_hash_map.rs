use std::collections::HashMap;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Screen {
    #[drop(with = drop_derive::last_first)]
    layers: ManuallyDrop<HashMap<u8, String>>,
}

fn main() {}
