use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop = [tls, tcp]]
struct Client {
    tls: String,
    tcp: String,
}

fn main() {}
