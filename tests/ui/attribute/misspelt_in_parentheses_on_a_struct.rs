use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(odrer(tls, tcp))]
struct Client {
    tls: String,
    tcp: String,
}

fn main() {}
