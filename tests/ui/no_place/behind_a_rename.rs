use drop_derive::OrderedDrop;

use std::mem::ManuallyDrop as Held;

#[derive(OrderedDrop)]
struct Client<T> {
    tcp: String,
    tls: Held<T>,
}

fn main() {}
