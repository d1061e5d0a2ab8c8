use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop()]
    tls: String,
    tcp: String,
}

fn main() {}
