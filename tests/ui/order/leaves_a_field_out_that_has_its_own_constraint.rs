use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [queries, tcp])]
struct Client {
    queries: ManuallyDrop<String>,
    tcp: ManuallyDrop<String>,
    #[drop(before = queries)]
    tls: ManuallyDrop<String>,
}

fn main() {}
