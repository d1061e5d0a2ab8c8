use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = String::clear(tls))]
struct Client {
    #[drop]
    tls: ManuallyDrop<String>,
}

fn main() {}
