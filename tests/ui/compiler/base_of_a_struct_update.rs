use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop]
    tls: ManuallyDrop<String>,
    name: String,
}

fn rename(client: Client, name: String) -> Client {
    Client { name, ..client }
}

fn main() {}
