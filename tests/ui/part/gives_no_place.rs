use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
struct Client {
    #[drop(part = #[allow(dead_code)])]
    tls: ManuallyDrop<String>,
}

fn main() {}
