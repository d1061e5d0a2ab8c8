use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

type Held = ManuallyDrop<String>;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = tls)]
    queries: Vec<String>,
    #[drop]
    tls: Held,
}

fn main() {}
