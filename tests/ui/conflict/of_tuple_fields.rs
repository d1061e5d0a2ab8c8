use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Pair(String, #[drop(before = 0)] Vec<u8>);

fn main() {}
