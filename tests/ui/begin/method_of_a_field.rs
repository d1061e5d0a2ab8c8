use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = self.tls.clear())]
struct Client {
    #[drop]
    tls: ManuallyDrop<String>,
}

fn main() {}
