use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = ClientParts)]
struct Client {
    #[drop(prat = #[doc(hidden)])]
    #[drop]
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
