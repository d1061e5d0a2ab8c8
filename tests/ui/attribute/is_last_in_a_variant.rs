use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open {
        tls: ManuallyDrop<String>,
        #[drop(last)]
        tcp: String,
    },
}

fn main() {}
