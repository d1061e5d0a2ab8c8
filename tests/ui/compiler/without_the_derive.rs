#[allow(unused_imports)]
use drop_derive::OrderedDrop;

struct Client {
    #[drop(before = tcp)]
    tls: String,
    tcp: String,
}

fn main() {}
