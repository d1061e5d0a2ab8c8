use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tls, queries])]
struct Client {
    #[drop(1)]
    tls: ManuallyDrop<String>,
    #[drop(0)]
    queries: ManuallyDrop<Vec<String>>,
}

fn main() {}
