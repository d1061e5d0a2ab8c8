use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = reverse)]
enum State {
    Open { tcp: String, tls: ManuallyDrop<String> },
}

fn main() {}
