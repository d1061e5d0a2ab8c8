use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = *)]
    tls: String,
    tcp: String,
    log: String,
}

fn main() {}
