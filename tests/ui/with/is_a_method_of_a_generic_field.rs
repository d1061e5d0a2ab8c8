use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

use std::thread::JoinHandle;

#[derive(OrderedDrop)]
struct Worker {
    #[drop(with = thread.join().unwrap())]
    thread: ManuallyDrop<JoinHandle<()>>,
}

fn main() {}
