use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [0, 3, ..])]
struct Parser(String, String, String);

fn main() {}
