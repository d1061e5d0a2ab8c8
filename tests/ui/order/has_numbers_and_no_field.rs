//~ 2 errors

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [1, 0])]
struct Nothing;

fn main() {}
