use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = declaration)]
struct Client {
    tls: String,
    tcp: String,
}

fn main() {}
