//! The client of `tests/real/ports`, whose channel has lost its `ManuallyDrop`: the thread would be
//! waited for while the channel is open, without an end.

use std::mem::ManuallyDrop;
use std::sync::mpsc::Sender;
use std::thread::JoinHandle;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [jobs, thread, dir], parts = ClientParts)]
struct Client {
    jobs: Sender<u32>,
    #[drop(with = JoinHandle::join)]
    thread: ManuallyDrop<JoinHandle<()>>,
    dir: String,
}

fn main() {}
