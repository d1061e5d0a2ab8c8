use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
enum Client {
    Open {
        #[drop]
        tls: ManuallyDrop<String>,
        tcp: String,
    },
}

fn main() {}
