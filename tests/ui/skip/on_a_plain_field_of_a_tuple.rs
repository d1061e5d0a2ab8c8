use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(#[drop(skip)] Vec<u8>);

fn main() {}
