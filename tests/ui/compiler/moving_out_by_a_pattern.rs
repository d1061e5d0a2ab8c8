use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = name)]
    tls: ManuallyDrop<String>,
    name: String,
}

fn close(client: Client) -> String {
    let Client { name, tls: _ } = client;
    name
}

fn main() {}
