use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin)]
struct Client {
    tls: String,
}

fn main() {}
