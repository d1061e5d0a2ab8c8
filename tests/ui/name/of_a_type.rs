use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser {
    #[drop(before = Source)]
    buffer: String,
    input: Source,
}

struct Source;

fn main() {}
