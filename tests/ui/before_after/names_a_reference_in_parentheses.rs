use drop_derive::OrderedDrop;

#[allow(unused_parens)]
#[derive(OrderedDrop)]
struct Parser<'a>(#[drop(before = 1)] String, (&'a str));

fn main() {}
