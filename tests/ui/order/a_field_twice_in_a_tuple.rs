use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [0, 1, 0])]
struct Client(String, String);

fn main() {}
