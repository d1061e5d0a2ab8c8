// As with `pin_project`.
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

pin_project_lite::pin_project! {
    #[derive(OrderedDrop)]
    #[drop(order = [buffer, future])]
    struct Task<F> {
        #[pin]
        future: F,
        buffer: ManuallyDrop<String>,
    }
}

fn main() {}
