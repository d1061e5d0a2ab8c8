use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
struct Client<T: ?Sized> {
    #[drop]
    head: ManuallyDrop<Box<T>>,
    #[drop(after = head)]
    r#tail: ManuallyDrop<T>,
}

fn main() {}
