//~ 2 errors
// The compiler takes a macro in place of a literal, and then nothing would say that `tcp` is missing.

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tls])]
#[drop = concat!("tcp")]
struct Client {
    tls: ManuallyDrop<String>,
    tcp: ManuallyDrop<String>,
}

macro_rules! declare {
    ($text:expr) => {
        #[derive(OrderedDrop)]
        struct Server {
            #[drop = $text]
            tls: ManuallyDrop<String>,
        }
    };
}

declare!(concat!("tls"));

fn main() {}
