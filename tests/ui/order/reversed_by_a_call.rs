use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tcp, tls].rev())]
struct Client {
    tls: String,
    tcp: String,
}

fn main() {}
