use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = log)]
    sessions: String,
    #[drop(before = log)]
    requests: Vec<u8>,
    #[drop(before = log)]
    cookies: String,
    #[drop(before = log)]
    redirects: String,
    #[drop(before = log)]
    proxies: String,
    #[drop(before = log)]
    resolver: String,
    #[drop(before = log)]
    timers: String,
    #[drop(before = log)]
    pool: String,
    #[drop(before = tls)]
    log: String,
    tls: ManuallyDrop<String>,
}

fn main() {}
