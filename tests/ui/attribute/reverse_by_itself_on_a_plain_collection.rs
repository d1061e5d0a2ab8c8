use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Stack {
    depth: u32,
    #[drop(reverse)]
    pub layers: Vec<String>,
}

fn main() {}
