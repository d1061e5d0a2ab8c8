//~ 3 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Window {
    window: String,
    #[drop(before = window)]
    surface: String,
}

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = tpc)]
    tls: ManuallyDrop<String>,
    tcp: String,
}

#[derive(OrderedDrop)]
struct Worker {
    thread: ManuallyDrop<String>,
}

fn main() {}
