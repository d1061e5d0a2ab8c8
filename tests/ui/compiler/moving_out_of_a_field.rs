use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop]
    tls: ManuallyDrop<String>,
    name: String,
}

fn name(client: Client) -> String {
    client.name
}

fn main() {}
