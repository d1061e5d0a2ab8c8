use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [..log])]
struct Client {
    tls: String,
    tcp: String,
    log: String,
}

fn main() {}
