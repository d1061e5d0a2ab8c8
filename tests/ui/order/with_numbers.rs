use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tls: 1, tcp: 2])]
struct Client {
    tls: String,
    tcp: String,
}

fn main() {}
