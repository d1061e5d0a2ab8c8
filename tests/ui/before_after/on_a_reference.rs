use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Parser<'a> {
    source: String,
    #[drop(before = source)]
    text: &'a str,
}

fn main() {}
