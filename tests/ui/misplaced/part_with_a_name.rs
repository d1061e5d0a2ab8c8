use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(part = #[derive(Debug)] ClientParts)]
struct Client {
    tls: String,
}

fn main() {}
