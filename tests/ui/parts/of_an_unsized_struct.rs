use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
struct Client<T: ?Sized> {
    tls: String,
    tail: T,
}

fn main() {}
