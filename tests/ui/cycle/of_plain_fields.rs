use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Ring {
    #[drop(before = b)]
    a: String,
    #[drop(before = a)]
    b: String,
}

fn main() {}
