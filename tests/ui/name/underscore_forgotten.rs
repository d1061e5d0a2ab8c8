use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser {
    #[drop(before = guard)]
    buffer: String,
    _guard: String,
}

fn main() {}
