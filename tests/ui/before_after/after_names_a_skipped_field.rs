use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open {
        #[drop(skip)]
        tls: ManuallyDrop<String>,
        #[drop(after = [tls, log])]
        tcp: String,
        log: ManuallyDrop<String>,
    },
}

fn main() {}
