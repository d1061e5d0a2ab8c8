use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

struct Port(u16);

#[derive(OrderedDrop)]
#[drop(order = reverse)]
struct Client {
    port: Port,
    tcp: String,
    number: u8,
    tls: ManuallyDrop<String>,
    other_port: Port,
    queries: Vec<u8>,
}

fn main() {}
