use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop()]
struct Client {
    tls: String,
    tcp: String,
}

fn main() {}
