use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[repr(packed)]
#[drop(order = [tls, tcp])]
struct Packed {
    tcp: ManuallyDrop<String>,
    tls: ManuallyDrop<String>,
}

fn main() {}
