use std::mem::ManuallyDrop;
use std::sync::mpsc::Sender;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Worker {
    #[drop(with = Sender::send(_, *last))]
    jobs: ManuallyDrop<Sender<u8>>,
    last: u8,
}

fn main() {}
