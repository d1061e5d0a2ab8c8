use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = ManuallyDrop::drop(&mut _))]
    tls: ManuallyDrop<String>,
}

fn main() {}
