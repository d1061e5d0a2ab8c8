use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Ring {
    Of(#[drop(before = 1)] ManuallyDrop<String>, #[drop(before = 0)] ManuallyDrop<String>),
}

fn main() {}
