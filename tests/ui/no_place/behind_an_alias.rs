use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

type Guarded<T> = ManuallyDrop<T>;

#[derive(OrderedDrop)]
struct Client {
    tcp: String,
    tls: Guarded<String>,
}

fn main() {}
