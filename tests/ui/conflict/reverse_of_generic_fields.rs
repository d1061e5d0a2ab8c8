use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = reverse)]
struct Client<'a, T, U: ?Sized> {
    tcp: &'a T,
    tls: T,
    queries: Option<T>,
    number: u8,
    tail: U,
}

fn main() {}
