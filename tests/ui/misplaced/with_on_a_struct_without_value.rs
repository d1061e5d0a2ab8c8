use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(with)]
struct Client {
    #[drop]
    tls: ManuallyDrop<String>,
}

fn function(_: &mut Client) {}

fn main() {}
