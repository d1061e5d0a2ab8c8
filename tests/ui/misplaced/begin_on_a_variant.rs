use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop(begin = Self::begin)]
    Open {
        #[drop]
        tls: ManuallyDrop<String>,
        tcp: String,
    },
}

fn main() {}
