use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = std::mem::forget(&mut _))]
    tls: ManuallyDrop<String>,
}

fn main() {}
