use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(#[drop] Vec<u8>, String);

fn main() {}
