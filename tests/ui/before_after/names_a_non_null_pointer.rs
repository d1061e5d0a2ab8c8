use std::ptr::NonNull;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Mapping<T> {
    #[drop(after = start)]
    file: String,
    start: NonNull<T>,
}

fn main() {}
