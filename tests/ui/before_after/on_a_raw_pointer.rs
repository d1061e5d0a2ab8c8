use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser {
    #[drop(before = source)]
    text: *const u8,
    source: String,
}

fn main() {}
