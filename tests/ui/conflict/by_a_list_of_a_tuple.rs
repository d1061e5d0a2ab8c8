use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [1, 0])]
struct Window(String, Vec<u8>);

fn main() {}
