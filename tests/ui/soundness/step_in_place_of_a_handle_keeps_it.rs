// Rule 2, where there is nothing to drop.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

fn keep(_: &'static mut u64) {}

#[derive(OrderedDrop)]
struct S {
    #[drop(with = keep(&mut _))]
    handle: u64,
}

fn main() {}
