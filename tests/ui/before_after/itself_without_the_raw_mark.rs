use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = type)]
    r#type: ManuallyDrop<String>,
}

fn main() {}
