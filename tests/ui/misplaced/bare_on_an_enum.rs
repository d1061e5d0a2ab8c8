use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop]
enum Client {
    Open { tls: ManuallyDrop<String>, tcp: String },
}

fn main() {}
