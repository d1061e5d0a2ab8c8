use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tls if cfg!(unix), tcp])]
struct Client {
    tcp: String,
    tls: ManuallyDrop<String>,
}

fn main() {}
