use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
struct Client {
    tls: String,
    tail: dyn Fn(),
}

fn main() {}
