// `PinnedDrop` is a destructor of its own.
use std::mem::ManuallyDrop;
use std::pin::Pin;

use drop_derive::OrderedDrop;
use pin_project::pinned_drop;

#[pin_project::pin_project(PinnedDrop)]
#[derive(OrderedDrop)]
struct Task<F> {
    #[pin]
    future: F,
    #[drop(before = future)]
    buffer: ManuallyDrop<String>,
}

#[pinned_drop]
impl<F> PinnedDrop for Task<F> {
    fn drop(self: Pin<&mut Self>) {}
}

fn main() {}
