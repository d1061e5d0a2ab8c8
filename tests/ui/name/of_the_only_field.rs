use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser {
    #[drop(after = reader)]
    buffer: String,
}

fn main() {}
