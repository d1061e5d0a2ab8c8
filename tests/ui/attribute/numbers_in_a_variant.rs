use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open {
        #[drop(1)]
        tls: ManuallyDrop<String>,
        #[drop(2)]
        tcp: ManuallyDrop<String>,
    },
}

fn main() {}
