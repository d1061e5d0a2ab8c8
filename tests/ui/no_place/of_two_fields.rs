//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    tls: ManuallyDrop<String>,
    #[drop]
    tcp: ManuallyDrop<String>,
    log: ManuallyDrop<Vec<(String, u8)>>,
}

fn main() {}
