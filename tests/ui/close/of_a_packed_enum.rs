//~ 3 errors

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(close = close -> String)]
#[repr(packed)]
enum Journal {}

fn main() {}
