use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop(order = [tls, tcp, ..])]
    Open {
        #[drop(skip)]
        tls: ManuallyDrop<String>,
        tcp: String,
        log: String,
    },
}

fn main() {}
