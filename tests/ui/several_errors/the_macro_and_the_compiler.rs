//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = tpc)]
    tls: ManuallyDrop<String>,
    tcp: String,
    log: Guarded,
}

type Guarded = ManuallyDrop<String>;

fn main() {}
