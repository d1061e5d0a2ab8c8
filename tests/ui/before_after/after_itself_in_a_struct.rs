use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(after = tls)]
    tls: String,
}

fn main() {}
