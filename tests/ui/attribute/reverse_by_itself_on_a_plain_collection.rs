use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Stack {
    name: String,
    #[drop(reverse)]
    layers: Vec<String>,
}

fn main() {}
