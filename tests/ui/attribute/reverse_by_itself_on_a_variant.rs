use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum State {
    #[drop(reverse)]
    Open { tcp: String, tls: ManuallyDrop<String> },
}

fn main() {}
