use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser<'a> {
    #[drop(before = source)]
    #[drop(after = tokens)]
    text: &'a str,
    source: String,
    tokens: Vec<u32>,
}

fn main() {}
