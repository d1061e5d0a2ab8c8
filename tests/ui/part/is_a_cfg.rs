use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = ClientParts)]
struct Client {
    #[drop]
    tls: ManuallyDrop<String>,
    #[drop(part = #[cfg(unix)])]
    tcp: String,
}

fn main() {}
