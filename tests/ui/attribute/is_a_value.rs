use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop = tcp]
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
