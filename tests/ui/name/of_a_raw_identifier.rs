use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser {
    #[drop(before = typ)]
    buffer: String,
    r#type: String,
}

fn main() {}
