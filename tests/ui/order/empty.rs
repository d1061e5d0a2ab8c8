use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [])]
struct Client {
    tcp: String,
}

fn main() {}
