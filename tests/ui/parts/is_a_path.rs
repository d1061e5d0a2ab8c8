use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = parts::Client)]
struct Client {
    tls: String,
}

fn main() {}
