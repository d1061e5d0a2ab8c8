use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open {
        #[drop(skip)]
        #[drop(after = log)]
        tls: ManuallyDrop<String>,
        #[drop]
        log: ManuallyDrop<String>,
    },
}

fn main() {}
