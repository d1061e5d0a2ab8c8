use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(#[drop(order = [0, 1])] String, String);

fn main() {}
