use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(ordered)]
struct Client {
    tls: String,
    tcp: String,
}

fn main() {}
