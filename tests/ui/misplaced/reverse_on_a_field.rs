use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    tcp: String,
    #[drop(order = reverse)]
    tls: ManuallyDrop<String>,
}

fn main() {}
