use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image(#[drop(with = destroy)] String, String);

fn destroy(_: String) {}

fn main() {}
