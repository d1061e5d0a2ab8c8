use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = reverse)]
struct Client {
    tcp: String,
    #[drop(before = tcp)]
    tls: String,
}

fn main() {}
