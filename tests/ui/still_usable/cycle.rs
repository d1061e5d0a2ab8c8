use std::mem::ManuallyDrop;
use std::thread::JoinHandle;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = Self::stop, parts = Parts)]
struct Worker {
    #[drop(with = JoinHandle::join, before = jobs)]
    thread: ManuallyDrop<JoinHandle<()>>,
    #[drop(before = thread)]
    jobs: ManuallyDrop<Vec<String>>,
}

impl Worker {
    fn stop(&mut self) {
        self.jobs.clear();
    }

    fn join(self) -> std::thread::Result<()> {
        let parts = Parts::from(self);
        drop(parts.jobs);
        parts.thread.join()
    }
}

fn main() {
    let join: fn(Worker) -> _ = Worker::join;
    println!("{join:?} {:?}", <Worker as OrderedDrop>::DROP_ORDER);
}
