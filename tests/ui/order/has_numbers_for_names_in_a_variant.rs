use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop(order = [1, 0])]
    Open { tcp: String, tls: ManuallyDrop<String> },
    Closed,
}

fn main() {}
