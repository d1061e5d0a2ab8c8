use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = drop, with = std::mem::forget)]
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
