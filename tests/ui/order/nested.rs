use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [[tls, tcp], [log]])]
struct Client {
    tls: String,
    tcp: String,
    log: String,
}

fn main() {}
