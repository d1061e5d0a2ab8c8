use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser<'a> {
    #[drop(before = [text, source])]
    tokens: Vec<&'a str>,
    text: &'a str,
    source: String,
}

fn main() {}
