//~ 2 errors

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [buffer, reader])]
struct Parser;

fn main() {}
