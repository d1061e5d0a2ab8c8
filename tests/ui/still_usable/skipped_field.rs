use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
struct Client {
    #[drop(before = tcp)]
    tls: ManuallyDrop<String>,
    #[drop(skip)]
    tcp: ManuallyDrop<String>,
}

fn main() {
    let client = Client::from(Parts { tls: String::new(), tcp: ManuallyDrop::new(String::new()) });
    assert_eq!(Client::DROP_ORDER, [client.tls.as_str()]);
}
