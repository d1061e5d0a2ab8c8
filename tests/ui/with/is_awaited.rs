use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = close(_).await)]
    tls: ManuallyDrop<String>,
    tcp: String,
}

async fn close(_: String) {}

fn main() {}
