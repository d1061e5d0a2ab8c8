use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open {
        #[drop]
        tls: ManuallyDrop<String>,
        name: String,
    },
}

fn name(client: Client) -> String {
    match client {
        Client::Open { name, .. } => name,
    }
}

fn main() {}
