use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts, order = "tls, tcp")]
struct Client {
    tls: ManuallyDrop<String>,
    tcp: String,
}

impl Client {
    fn close(self) -> String {
        let parts = Parts::from(self);
        drop(parts.tls);
        parts.tcp
    }
}

fn main() {
    let client: Client = Parts { tls: String::new(), tcp: String::new() }.into();
    assert_eq!(Client::DROP_ORDER, ["tls", "tcp"]);
    client.close();
}
