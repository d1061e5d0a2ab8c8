use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Stack {
    depth: u32,
    #[drop(reverse)]
    layers: Vec<String>,
}

fn main() {}
