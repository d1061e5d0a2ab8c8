use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(skip)]
    tls: String,
}

fn main() {}
