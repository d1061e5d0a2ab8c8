use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tls; tcp])]
struct Client {
    tls: String,
    tcp: String,
}

fn main() {}
