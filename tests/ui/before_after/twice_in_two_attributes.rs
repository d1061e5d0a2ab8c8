use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = tcp)]
    #[drop(before = tcp)]
    tls: String,
    tcp: String,
}

fn main() {}
