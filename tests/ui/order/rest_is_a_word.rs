use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tls, others])]
struct Client {
    tls: String,
    tcp: String,
    log: String,
}

fn main() {}
