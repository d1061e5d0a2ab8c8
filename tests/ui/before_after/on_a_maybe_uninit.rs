use std::mem::MaybeUninit;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Slot {
    #[drop(before = owner)]
    value: MaybeUninit<String>,
    owner: String,
}

fn main() {}
