use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tls, tcp])]
#[drop(order = [tls, ..])]
struct Client {
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
