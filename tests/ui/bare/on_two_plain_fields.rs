//~ 2 errors

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop]
    tls: String,
    #[drop]
    tcp: Vec<u8>,
}

fn main() {}
