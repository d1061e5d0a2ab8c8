use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(priority = 3)]
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
