use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(crate = drop_derive)]
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
