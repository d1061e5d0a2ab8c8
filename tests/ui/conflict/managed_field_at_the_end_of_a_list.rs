use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tls, tcp, cache])]
struct Client<T> {
    tls: Vec<T>,
    tcp: Vec<T>,
    cache: ManuallyDrop<T>,
}

fn main() {}
