//~ 3 errors

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
struct Client {
    tls: String,
}

struct Parts;

fn main() {}
