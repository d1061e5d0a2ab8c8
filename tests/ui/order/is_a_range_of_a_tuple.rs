use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [0..2])]
struct Client(String, String, String);

fn main() {}
