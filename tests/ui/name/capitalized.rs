use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser {
    #[drop(before = Reader)]
    buffer: String,
    reader: String,
}

fn main() {}
