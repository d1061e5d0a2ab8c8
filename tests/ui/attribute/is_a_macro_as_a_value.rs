// The compiler takes a macro in place of a literal.

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop = concat!("before ", "tcp")]
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
