use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = println!("{}", _))]
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
