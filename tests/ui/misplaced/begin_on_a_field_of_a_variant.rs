use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open {
        #[drop(begin = flush)]
        tls: ManuallyDrop<String>,
    },
}

fn main() {}
