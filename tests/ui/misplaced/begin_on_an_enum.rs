use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = Self::begin)]
enum Client {
    Open {
        #[drop]
        tls: ManuallyDrop<String>,
        tcp: String,
    },
}

fn main() {}
