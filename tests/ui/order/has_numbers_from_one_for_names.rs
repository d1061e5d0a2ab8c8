use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [1, 2])]
struct Client {
    tls: String,
    tcp: String,
}

fn main() {}
