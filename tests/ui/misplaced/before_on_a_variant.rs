use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop(before = Closed)]
    Open {
        #[drop]
        tls: ManuallyDrop<String>,
        tcp: String,
    },
    Closed,
}

fn main() {}
