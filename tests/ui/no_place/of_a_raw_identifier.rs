use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    r#type: ManuallyDrop<String>,
}

fn main() {}
