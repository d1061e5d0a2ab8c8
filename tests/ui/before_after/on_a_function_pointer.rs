use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser {
    #[drop(after = source)]
    done: fn(&str) -> bool,
    source: String,
}

fn main() {}
