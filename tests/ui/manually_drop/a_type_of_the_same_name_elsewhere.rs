//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

mod fake {
    pub struct ManuallyDrop<T>(pub T);
}

#[derive(OrderedDrop)]
struct Client<T> {
    #[drop(before = second)]
    first: ManuallyDrop<T>,
    second: fake::ManuallyDrop<T>,
    #[drop(skip)]
    third: fake::ManuallyDrop<T>,
}

fn main() {}
