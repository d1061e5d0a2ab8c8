use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client<'a> {
    #[drop(skip)]
    name: &'a str,
}

fn main() {}
