use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [Vec<String>, .., tcp])]
struct Client {
    tcp: String,
    queries: ManuallyDrop<Vec<String>>,
}

fn main() {}
