//~ 2 errors

// A field that the parts do not have would be leaked.
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = ClientParts)]
struct Client {
    #[drop(part = #[cfg_attr(all(), cfg(any()))])]
    #[drop]
    tls: ManuallyDrop<String>,
    tcp: String,
}

fn main() {}
