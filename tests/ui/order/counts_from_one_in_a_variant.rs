use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop(order = [1, 2])]
    Open(String, String),
    Closed,
}

fn main() {}
