use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [children, name])]
struct Node {
    name: String,
    children: Vec<Self>,
}

fn main() {}
