//~ 2 errors

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [bufefr, raeder, ..])]
struct Parser {
    buffer: String,
    reader: String,
    source: String,
}

fn main() {}
