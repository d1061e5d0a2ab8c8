use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open {
        #[drop(before = tls)]
        tls: ManuallyDrop<String>,
    },
}

fn main() {}
