use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts<T>)]
struct Client<T> {
    tls: T,
}

fn main() {}
