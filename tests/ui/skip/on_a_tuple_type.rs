use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(skip)]
    both: (String, String),
}

fn main() {}
