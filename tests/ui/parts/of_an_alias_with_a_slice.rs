use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

type Held<T> = ManuallyDrop<T>;

#[derive(OrderedDrop)]
#[drop(parts = ClientParts)]
struct Client {
    tcp: String,
    #[drop]
    queries: Held<[String]>,
}

fn main() {}
