use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = shut_down(_, &mut self))]
    tls: ManuallyDrop<String>,
    #[drop]
    tcp: ManuallyDrop<String>,
}

fn shut_down(_: String, _: &mut Client) {}

fn main() {}
