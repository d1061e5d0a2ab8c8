use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = #[derive(Debug)])]
struct Client {
    tls: String,
}

fn main() {}
