use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = "Self::flush")]
struct Client {
    #[drop]
    tls: ManuallyDrop<String>,
}

fn main() {}
