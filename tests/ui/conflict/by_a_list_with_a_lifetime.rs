use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tokens, source])]
struct Parser<'a> {
    source: std::borrow::Cow<'a, str>,
    tokens: Vec<&'a str>,
}

fn main() {}
