use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    tcp: String,
    #[drop(before = tcp)]
    tls: String,
    #[drop(before = tls)]
    queries: Vec<String>,
}

fn main() {}
