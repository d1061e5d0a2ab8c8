use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tls, queries])]
struct Client {
    #[drop(order = [queries, tls])]
    tls: ManuallyDrop<String>,
    queries: ManuallyDrop<Vec<String>>,
}

fn main() {}
