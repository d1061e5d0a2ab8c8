use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = |text| text.into_bytes())]
    tls: ManuallyDrop<String>,
    #[drop]
    tcp: ManuallyDrop<String>,
}

fn main() {}
