//~ 3 errors

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser {
    reader: String,
    reader: String,
}

fn main() {}
