//~ 4 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = "flush", parts)]
struct Client {
    #[drop(before(tcp), with = |tls| drop(tls))]
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn flush(_: &mut Client) {}

fn main() {}
