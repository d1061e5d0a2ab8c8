use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(parts = Parts)]
    tls: ManuallyDrop<String>,
}

fn main() {}
