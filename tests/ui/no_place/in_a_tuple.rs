use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client(String, std::mem::ManuallyDrop<Vec<u8>>);

fn main() {}
