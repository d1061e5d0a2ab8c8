//! A client and its thread: the channel closes, then the thread is waited for, then the directory that
//! it works in is removed.
//!
//! By hand, all that has its turn is in an `Option`, and the turns are statements. If one of them panics,
//! those below it are skipped: the thread is left to itself, in a directory that is gone.

#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;
use std::sync::mpsc::{channel, Sender};
use std::thread::{self, JoinHandle};

use drop_derive::OrderedDrop;
use drop_derive_tests::{witness, Witness};

use super::log_of_drop;

type Job = Box<dyn FnOnce() + Send>;

/// A channel that says farewell before it closes. That may fail, and panic.
struct Jobs {
    _farewell: Witness,
    sender: Sender<Job>,
}

fn start() -> (Jobs, JoinHandle<()>) {
    let (sender, queue) = channel::<Job>();
    let thread = thread::spawn(move || queue.into_iter().for_each(|job| job()));
    (Jobs { _farewell: Witness("farewell"), sender }, thread)
}

fn join(thread: JoinHandle<()>) {
    thread.join().expect("no job panics");
    witness("thread joined");
}

mod before {
    use super::{join, start, Job, Jobs, JoinHandle, Witness};

    pub(super) struct Client {
        jobs: Option<Jobs>,
        thread: Option<JoinHandle<()>>,
        pub(super) _dir: Witness,
    }

    impl Client {
        pub(super) fn new() -> Self {
            let (jobs, thread) = start();
            Client { jobs: Some(jobs), thread: Some(thread), _dir: Witness("directory removed") }
        }

        pub(super) fn send(&self, job: Job) {
            self.jobs.as_ref().expect("only `drop` takes it").sender.send(job).expect("it runs");
        }
    }

    impl Drop for Client {
        fn drop(&mut self) {
            drop(self.jobs.take());
            if let Some(thread) = self.thread.take() {
                join(thread);
            }
        }
    }
}

mod after {
    use super::{join, start, Job, Jobs, JoinHandle, ManuallyDrop, OrderedDrop, Witness};

    #[derive(OrderedDrop)]
    #[drop(order = [jobs, thread, dir], parts = ClientParts)]
    pub(super) struct Client {
        dir: Witness,
        #[drop(with = join)]
        thread: ManuallyDrop<JoinHandle<()>>,
        jobs: ManuallyDrop<Jobs>,
    }

    impl Client {
        pub(super) fn new() -> Self {
            let (jobs, thread) = start();
            ClientParts { jobs, thread, dir: Witness("directory removed") }.into()
        }

        pub(super) fn send(&self, job: Job) {
            self.jobs.sender.send(job).expect("it runs");
        }
    }
}

#[test]
fn the_thread_is_joined_between_its_channel_and_its_directory() {
    assert_eq!(after::Client::DROP_ORDER, ["jobs", "thread", "dir"]);
    let expected = ["farewell", "thread joined", "directory removed"];
    for panic_at in [None, Some("thread joined"), Some("directory removed")] {
        assert_eq!(log_of_drop(before::Client::new, panic_at), expected, "before, {panic_at:?}");
        assert_eq!(log_of_drop(after::Client::new, panic_at), expected, "after, {panic_at:?}");
    }
}

/// The port is better here.
#[test]
fn the_thread_is_joined_after_a_farewell_that_panics() {
    let before = log_of_drop(before::Client::new, Some("farewell"));
    assert_eq!(before, ["farewell", "directory removed"], "nobody waits for the thread");
    let after = log_of_drop(after::Client::new, Some("farewell"));
    assert_eq!(after, ["farewell", "thread joined", "directory removed"]);
}

#[test]
fn each_job_is_done_before_the_drop_is() {
    let (done, is_done) = channel();
    let before = before::Client::new();
    let after = after::Client::new();
    for name in ["a", "b"] {
        let send = |done: Sender<&'static str>| -> Job {
            Box::new(move || done.send(name).expect("somebody listens"))
        };
        before.send(send(done.clone()));
        after.send(send(done.clone()));
    }
    drop((before, after, done));
    let mut all: Vec<_> = is_done.try_iter().collect();
    all.sort_unstable();
    assert_eq!(all, ["a", "a", "b", "b"]);
}
