use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Window {
    #[drop(before = b)]
    a: String,
    b: String,
    #[drop(before = a, after = b)]
    c: String,
}

fn main() {}
