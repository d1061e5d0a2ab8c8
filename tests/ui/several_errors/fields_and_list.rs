//~ 4 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [queries, tsl, queries, ..])]
struct Client {
    #[drop(before = queries)]
    queries: ManuallyDrop<String>,
    tls: ManuallyDrop<ManuallyDrop<String>>,
    tcp: String,
}

fn main() {}
