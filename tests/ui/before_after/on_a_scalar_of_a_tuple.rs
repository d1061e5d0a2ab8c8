use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Handle(#[drop(before = 1)] u64, String);

fn main() {}
