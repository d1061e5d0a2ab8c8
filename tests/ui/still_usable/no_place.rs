use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
struct Client {
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {
    let client = Client { tls: ManuallyDrop::new(String::new()), tcp: String::new() };
    let length = client.tls.len();
    assert_eq!(Client::DROP_ORDER.len(), length + Parts::from(client).tcp.len());
}
