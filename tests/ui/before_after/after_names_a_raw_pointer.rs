use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser {
    source: *mut u8,
    #[drop(after = source)]
    tokens: Vec<u32>,
}

fn main() {}
