use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts(ClientParts))]
struct Client {
    #[drop]
    tls: ManuallyDrop<String>,
    #[drop]
    tcp: ManuallyDrop<String>,
}

fn main() {}
