// A pinned value that is dropped by `Drop::drop` gets out of its pin there: `pin_project` allows none.
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[pin_project::pin_project]
#[derive(OrderedDrop)]
struct Task<F> {
    #[pin]
    future: F,
    #[drop(before = future)]
    buffer: ManuallyDrop<String>,
}

fn main() {}
