use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(reverse)]
struct Client {
    tcp: String,
    tls: String,
}

fn main() {}
