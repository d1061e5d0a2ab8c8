use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Message<T: ?Sized> {
    length: usize,
    #[drop(with = wipe)]
    text: ManuallyDrop<T>,
}

fn wipe<T: ?Sized>(_: &mut T) {}

fn main() {}
