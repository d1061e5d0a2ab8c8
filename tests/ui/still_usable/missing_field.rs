use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

mod client {
    use super::*;

    #[derive(OrderedDrop)]
    #[drop(order = [tls], parts = pub Parts)]
    pub struct Client {
        pub tls: ManuallyDrop<String>,
        pub tcp: String,
    }
}

use client::{Client, Parts};

fn main() {
    let client = Client { tls: ManuallyDrop::new(String::new()), tcp: String::new() };
    assert_eq!(Client::DROP_ORDER.len(), client.tcp.len());
    let parts: Parts = client.into();
    drop((parts.tls, parts.tcp));
}
