use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser(#[drop(before = 1usize)] String, String);

fn main() {}
