// Rule 9.
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

unsafe fn wipe(_: &mut String) {}

#[derive(OrderedDrop)]
struct S {
    #[drop(with = wipe(&mut _))]
    value: ManuallyDrop<String>,
}

fn main() {}
