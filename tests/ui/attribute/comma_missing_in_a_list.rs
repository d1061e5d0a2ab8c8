use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [queries tls, tcp])]
struct Client {
    queries: String,
    tls: String,
    tcp: String,
}

fn main() {}
