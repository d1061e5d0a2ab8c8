use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tls, tcp.socket])]
struct Client {
    tls: String,
    tcp: String,
}

fn main() {}
