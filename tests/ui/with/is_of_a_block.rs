use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = <{}>::close)]
    tls: ManuallyDrop<String>,
}

fn main() {}
