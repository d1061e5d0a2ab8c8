use std::thread::JoinHandle;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Worker {
    #[drop(with = JoinHandle::join)]
    thread: Option<JoinHandle<()>>,
}

fn main() {}
