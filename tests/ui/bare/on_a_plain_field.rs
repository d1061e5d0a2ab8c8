use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop]
    tls: String,
}

fn main() {}
