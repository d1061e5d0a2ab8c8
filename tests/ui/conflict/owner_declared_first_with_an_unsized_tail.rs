use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [.., device])]
struct Frame<T> {
    device: Box<T>,
    image: Vec<T>,
    bytes: [T],
}

fn main() {}
