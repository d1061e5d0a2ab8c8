use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open {
        #[drop(last)]
        tls: ManuallyDrop<String>,
        #[drop(last)]
        tcp: ManuallyDrop<String>,
        #[drop]
        log: ManuallyDrop<String>,
    },
}

fn main() {}
