use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Buffer {
    head: String,
    #[drop(before = head)]
    tail: [String],
}

fn main() {}
