use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(last = log, first = tls)]
struct Client {
    tls: String,
    tcp: String,
    log: String,
}

fn main() {}
