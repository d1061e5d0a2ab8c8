//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = tls)]
    queries: Vec<String>,
    tls: ManuallyDrop<String>,
    window: String,
    #[drop(before = window)]
    surface: String,
}

fn main() {}
