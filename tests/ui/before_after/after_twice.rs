use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open(String, #[drop(after = 0, after = 0)] String),
}

fn main() {}
