use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = shut_down(_, Self::CODE))]
    tls: ManuallyDrop<String>,
    #[drop]
    tcp: ManuallyDrop<String>,
}

impl Client {
    const CODE: u8 = 0;
}

fn shut_down(_: String, _: u8) {}

fn main() {}
