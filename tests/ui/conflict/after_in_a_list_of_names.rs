
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    queries: Vec<String>,
    log: String,
    #[drop(after = [log, queries])]
    tls: ManuallyDrop<String>,
}

fn main() {}
