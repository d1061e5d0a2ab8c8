use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(crate)]
enum Client {
    Open(String),
}

fn main() {}
