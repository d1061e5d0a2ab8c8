//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [self.tls, tcp, 'l'])]
struct Client {
    tls: ManuallyDrop<String>,
    tcp: String,
    log: String,
}

fn main() {}
