use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser {
    #[drop(before = done)]
    source: String,
    done: fn(),
}

fn main() {}
