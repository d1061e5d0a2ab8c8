use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Parser {
    Open(#[drop(before = 2)] String, String),
}

fn main() {}
