use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(part = #[allow(dead_code)])]
    tls: String,
}

fn main() {}
