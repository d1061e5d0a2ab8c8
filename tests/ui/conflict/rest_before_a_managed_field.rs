use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [.., tls])]
struct Client<'a> {
    tcp: String,
    name: &'a str,
    port: u16,
    tls: ManuallyDrop<String>,
}

fn main() {}
