use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [])]
struct Client;

fn main() {}
