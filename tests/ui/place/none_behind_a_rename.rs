use drop_derive::OrderedDrop;

use std::mem::ManuallyDrop as Held;

#[derive(OrderedDrop)]
struct Client<T> {
    #[drop(before = tls)]
    tcp: String,
    tls: Held<T>,
}

fn main() {}
