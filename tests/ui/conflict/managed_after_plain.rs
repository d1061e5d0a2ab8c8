use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    queries: Vec<String>,
    #[drop(after = queries)]
    tls: ManuallyDrop<String>,
}

fn main() {}
