use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop([tls, ..])]
struct Client {
    tls: String,
    tcp: String,
    log: String,
}

fn main() {}
