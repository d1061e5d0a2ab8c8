use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    tls: String,
    tcp: String,
    #[drop(last)]
    log: String,
}

fn main() {}
