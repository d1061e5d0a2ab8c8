use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts, parts = pub Pieces)]
struct Client {
    tls: String,
}

fn main() {}
