use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(begin = flush)]
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn flush(_: &mut Client) {}

fn main() {}
