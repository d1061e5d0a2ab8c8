use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = reverse)]
struct Client {
    #[drop(before = queries)]
    tcp: ManuallyDrop<String>,
    tls: ManuallyDrop<String>,
    queries: ManuallyDrop<String>,
}

fn main() {}
