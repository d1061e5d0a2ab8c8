use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = tls.clear())]
struct Client {
    #[drop]
    tls: ManuallyDrop<String>,
}

fn main() {}
