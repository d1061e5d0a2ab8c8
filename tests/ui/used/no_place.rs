use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
struct Client {
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {
    let parts = Parts { tls: String::new(), tcp: String::new() };
    let client = Client::from(parts);
    assert_eq!(Client::DROP_ORDER.len(), client.tls.len() + client.tcp.len());
}
