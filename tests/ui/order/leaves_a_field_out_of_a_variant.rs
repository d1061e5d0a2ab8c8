use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop(order = [tcp])]
    Open { tls: ManuallyDrop<String>, tcp: String },
}

fn main() {}
