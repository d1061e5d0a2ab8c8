use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    tcp: String,
    #[drop(with = Self::close(_, self.tcp))]
    tls: ManuallyDrop<String>,
}

impl Client {
    fn close(_: String, _: &mut String) {}
}

fn main() {}
