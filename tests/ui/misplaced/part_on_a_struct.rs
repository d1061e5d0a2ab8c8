use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(part = #[derive(Debug)])]
struct Client {
    tls: String,
}

fn main() {}
