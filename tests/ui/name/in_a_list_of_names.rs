use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser {
    #[drop(before = [reader, sorce])]
    buffer: String,
    reader: String,
    source: String,
}

fn main() {}
