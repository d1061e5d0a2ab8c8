use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(first)]
    tls: String,
    tcp: String,
    log: String,
}

fn main() {}
