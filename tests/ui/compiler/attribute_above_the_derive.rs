#![allow(dead_code)]

use drop_derive::OrderedDrop;

#[drop(order = [tls, tcp])]
#[derive(OrderedDrop)]
struct Client {
    tls: String,
    tcp: String,
}

fn main() {}
