use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = tls)]
    r#type: Vec<String>,
    tls: ManuallyDrop<String>,
}

fn main() {}
