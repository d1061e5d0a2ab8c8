use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts, derive(Debug))]
struct Client {
    tls: String,
    tcp: String,
}

fn main() {}
