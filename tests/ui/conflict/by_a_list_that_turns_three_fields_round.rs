
use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [queries, tls, tcp])]
struct Client {
    tcp: String,
    tls: String,
    queries: Vec<String>,
}

fn main() {}
