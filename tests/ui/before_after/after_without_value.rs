use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    tls: String,
    #[drop(after)]
    tcp: String,
}

fn main() {}
