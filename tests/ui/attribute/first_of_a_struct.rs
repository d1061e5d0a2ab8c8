use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(first = tls)]
struct Client {
    tls: String,
    tcp: String,
    log: String,
}

fn main() {}
