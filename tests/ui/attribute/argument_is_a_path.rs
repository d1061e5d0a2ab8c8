use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(Self::close)]
    tls: ManuallyDrop<String>,
}

impl Client {
    fn close(_: String) {}
}

fn main() {}
