use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    tls: ManuallyDrop<String>,
    #[drop(after(tls))]
    tcp: String,
}

fn main() {}
