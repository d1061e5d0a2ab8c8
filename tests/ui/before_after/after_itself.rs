use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Pair(String, #[drop(after = [0, 1])] String);

fn main() {}
