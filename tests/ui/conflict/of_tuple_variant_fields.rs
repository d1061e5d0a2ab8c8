use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Window {
    Open(String, #[drop(before = 0)] Vec<u8>),
    Closed,
}

fn main() {}
