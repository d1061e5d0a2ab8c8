use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(public)]
struct Client {
    tcp: String,
    tls: String,
}

fn main() {}
