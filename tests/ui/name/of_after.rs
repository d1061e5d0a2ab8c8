use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser {
    buffer: String,
    #[drop(after = bufer)]
    reader: String,
}

fn main() {}
