use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open {
        #[drop(skip)]
        #[drop(after = tcp)]
        tls: ManuallyDrop<String>,
        tcp: String,
    },
}

fn main() {}
