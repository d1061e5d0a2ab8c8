use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = "Parts")]
struct Client {
    tls: String,
}

fn main() {}
