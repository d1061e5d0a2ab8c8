use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open(#[drop] u64),
}

fn main() {}
