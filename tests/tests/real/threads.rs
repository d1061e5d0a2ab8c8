//! Threads and tasks: what they wait for is dropped, then they are waited for, and what they
//! panicked with is not lost.
//!
//! The judges: a thread that is joined while its channel is open never ends; a task whose runtime
//! is gone does not get to its next line; a file cannot be created in a directory that is gone.

use std::fs;
use std::future::Future;
use std::mem::ManuallyDrop;
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};
use std::path::Path;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use drop_derive::OrderedDrop;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;
use tokio::task::{JoinError, JoinSet};
use tokio::time::sleep;

use crate::{message, panic_of_drop, without_deadlock, Journal, Witness};

/// A thread that writes to a directory until its channel closes, declared as it is started.
#[derive(OrderedDrop)]
#[drop(order = [jobs, thread, dir, ..], parts = WorkerParts)]
struct Worker<J> {
    dir: TempDir,
    #[drop(with = join(journal))]
    thread: ManuallyDrop<JoinHandle<usize>>,
    jobs: ManuallyDrop<Sender<J>>,
    journal: Journal,
}

/// The step of a thread. `JoinHandle::join` would do, and lose the panic with its result.
fn join<T>(thread: JoinHandle<T>, journal: &Journal) {
    match thread.join() {
        Ok(_) => journal.note("joined"),
        // A second panic while unwinding from the first would abort the process.
        Err(panic) if thread::panicking() => journal.note(message(&*panic)),
        Err(panic) => resume_unwind(panic),
    }
}

impl<J: Send + 'static> Worker<J> {
    fn start(journal: &Journal, work: impl Fn(&Path, J) + Send + 'static) -> Self {
        let dir = TempDir::new().expect("temporary directory");
        let (jobs, queue) = mpsc::channel();
        let path = dir.path().to_owned();
        let thread = thread::spawn(move || queue.iter().map(|job| work(&path, job)).count());
        WorkerParts { jobs, thread, dir, journal: journal.clone() }.into()
    }

    /// Waits for the jobs, and returns how many there were, or what the thread panicked with.
    fn finish(self) -> thread::Result<usize> {
        let parts = WorkerParts::from(self);
        drop(parts.jobs);
        parts.thread.join()
    }
}

/// A job: writes a file, slowly enough that a worker that is not waited for would be too late.
fn write(dir: &Path, name: &str) {
    thread::sleep(Duration::from_millis(20));
    fs::write(dir.join(name), name).expect("the directory is there");
}

/// A job that never gets to the end.
fn fail(_: &Path, name: &str) {
    panic!("cannot work on {name}");
}

#[test]
fn the_order_is_the_declared_one() {
    assert_eq!(Worker::<u8>::DROP_ORDER, ["jobs", "thread", "dir", "journal"]);
    assert_eq!(Ticker::DROP_ORDER, ["stop", "thread"]);
    assert_eq!(Server::<u8>::DROP_ORDER, ["stop", "tasks", "runtime", "patience", "journal"]);
    assert_eq!(Embedded::DROP_ORDER, ["stop", "runtime"]);
}

#[test]
fn a_thread_is_joined_after_its_channel_closed_and_before_its_directory_is_gone() {
    let journal = Journal::default();
    let worker = Worker::start(&journal, write);
    let dir = worker.dir.path().to_owned();
    for name in ["a", "b", "c"] {
        worker.jobs.send(name).expect("the thread runs");
    }
    assert!(dir.exists());
    without_deadlock(|| drop(worker));
    assert_eq!(journal.take(), ["joined"]);
    assert!(!dir.exists());
}

#[test]
fn a_panic_of_the_thread_is_that_of_the_drop() {
    let journal = Journal::default();
    let worker = Worker::start(&journal, fail);
    let dir = worker.dir.path().to_owned();
    worker.jobs.send("a").expect("the thread runs");
    assert_eq!(without_deadlock(|| panic_of_drop(worker)), "cannot work on a");
    // The step panicked, and what comes after it was dropped all the same.
    assert!(!dir.exists());
}

#[test]
fn a_panic_of_the_thread_is_noted_during_another_one() {
    let journal = Journal::default();
    let worker = Worker::start(&journal, fail);
    let dir = worker.dir.path().to_owned();
    worker.jobs.send("a").expect("the thread runs");
    let panic = without_deadlock(|| {
        catch_unwind(AssertUnwindSafe(|| {
            let _worker = worker;
            panic!("out of jobs");
        }))
    });
    assert_eq!(message(&*panic.expect_err("panic")), "out of jobs");
    assert_eq!(journal.take(), ["cannot work on a"]);
    assert!(!dir.exists());
}

#[test]
fn what_the_thread_returns_comes_from_an_explicit_method() {
    let journal = Journal::default();
    let worker = Worker::start(&journal, write);
    worker.jobs.send("a").expect("the thread runs");
    assert_eq!(without_deadlock(|| worker.finish()).expect("no panic"), 1);

    let worker = Worker::start(&journal, fail);
    worker.jobs.send("b").expect("the thread runs");
    let panic = without_deadlock(|| worker.finish()).expect_err("panic");
    assert_eq!(message(&*panic), "cannot work on b");
    // Nothing was left for the step.
    assert_eq!(journal.take(), [""; 0]);
}

/// A method of the standard library is a step as it is.
#[derive(OrderedDrop)]
struct Ticker {
    #[drop(with = JoinHandle::join)]
    thread: ManuallyDrop<JoinHandle<()>>,
    #[drop(before = thread)]
    stop: ManuallyDrop<Sender<()>>,
}

#[test]
fn a_thread_can_be_joined_without_a_function_for_it() {
    let journal = Journal::default();
    let (stop, stopped) = mpsc::channel();
    let thread = thread::spawn({
        let journal = journal.clone();
        move || {
            stopped.recv().expect_err("nothing is ever sent");
            thread::sleep(Duration::from_millis(20));
            journal.note("thread ends");
        }
    });
    let ticker = Ticker { thread: ManuallyDrop::new(thread), stop: ManuallyDrop::new(stop) };
    without_deadlock(|| drop(ticker));
    assert_eq!(journal.take(), ["thread ends"]);
}

/// Tasks that end when `stop` is gone, on a runtime of their own.
#[derive(OrderedDrop)]
#[drop(order = [stop, tasks, runtime, ..])]
struct Server<S> {
    #[drop(with = shut_down(patience))]
    runtime: ManuallyDrop<Runtime>,
    #[drop(with = wait(_, runtime, journal))]
    tasks: ManuallyDrop<JoinSet<()>>,
    stop: ManuallyDrop<S>,
    patience: Duration,
    journal: Journal,
}

/// The step of the tasks: it needs the runtime to wait for them. One that was cancelled, as all are
/// when their runtime is gone, has not ended.
fn wait(mut tasks: JoinSet<()>, runtime: &Runtime, journal: &Journal) {
    while let Some(result) = runtime.block_on(tasks.join_next()) {
        match result.map_err(JoinError::try_into_panic) {
            Ok(()) => journal.note("task ends"),
            Err(Ok(panic)) => journal.note(message(&*panic)),
            Err(Err(cancelled)) => journal.note(cancelled.to_string()),
        }
    }
}

/// The step of the runtime, whose destructor would wait for blocking tasks without a limit.
fn shut_down(runtime: Runtime, patience: &Duration) {
    runtime.shutdown_timeout(*patience);
}

impl<S> Server<S> {
    fn new(stop: S, patience: Duration, journal: &Journal) -> Self {
        let on_stop = journal.clone();
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .on_thread_stop(move || on_stop.note("runtime stops"))
            .enable_time()
            .build()
            .expect("runtime");
        Server {
            runtime: ManuallyDrop::new(runtime),
            tasks: ManuallyDrop::new(JoinSet::new()),
            stop: ManuallyDrop::new(stop),
            patience,
            journal: journal.clone(),
        }
    }

    fn spawn(&mut self, task: impl Future<Output = ()> + Send + 'static) {
        self.tasks.spawn_on(task, self.runtime.handle());
    }
}

/// Enough for every runtime that has nothing to wait for.
const PATIENCE: Duration = Duration::from_secs(10);

/// A task that cleans up after it was told to stop, for which it needs the runtime's timer.
async fn serve(mut stopped: watch::Receiver<()>) {
    stopped.changed().await.expect_err("nothing is ever sent");
    sleep(Duration::from_millis(20)).await;
}

#[test]
fn the_runtime_is_shut_down_after_the_last_of_its_tasks() {
    let journal = Journal::default();
    let (stop, stopped) = watch::channel(());
    let mut server = Server::new(stop, PATIENCE, &journal);
    server.spawn(serve(stopped.clone()));
    server.spawn(serve(stopped));
    without_deadlock(|| drop(server));
    assert_eq!(journal.take(), ["task ends", "task ends", "runtime stops"]);
}

#[test]
fn a_panic_of_a_task_is_noted_and_the_others_end() {
    let journal = Journal::default();
    let (stop, stopped) = watch::channel(());
    let mut server = Server::new(stop, PATIENCE, &journal);
    server.spawn(async { panic!("bad request") });
    server.spawn(serve(stopped));
    without_deadlock(|| drop(server));
    assert_eq!(journal.take(), ["bad request", "task ends", "runtime stops"]);
}

#[test]
fn a_panic_before_the_tasks_end_does_not_keep_the_runtime() {
    let journal = Journal::default();
    let (stop, stopped) = watch::channel(());
    let mut witness = Witness::new("stop", &journal);
    witness.panics = true;
    let mut server = Server::new((witness, stop), PATIENCE, &journal);
    server.spawn(serve(stopped));
    assert_eq!(without_deadlock(|| panic_of_drop(server)), "stop panics");
    assert_eq!(journal.take(), ["stop", "task ends", "runtime stops"]);
}

#[test]
fn a_blocking_task_that_hangs_does_not_hold_up_the_drop() {
    let journal = Journal::default();
    let (release, released) = mpsc::channel::<()>();
    let server = Server::new((), Duration::from_millis(50), &journal);
    server.runtime.spawn_blocking(move || released.recv());
    // The destructor of the runtime, in place of the step, would wait for `release`.
    without_deadlock(|| drop(server));
    drop(release);
}

/// A runtime that is dropped by a task of another one, where nothing may block.
#[derive(OrderedDrop)]
struct Embedded {
    #[drop(with = Runtime::shutdown_background)]
    runtime: ManuallyDrop<Runtime>,
    #[drop(before = runtime)]
    stop: ManuallyDrop<watch::Sender<()>>,
}

#[test]
fn a_step_takes_the_place_of_a_destructor_that_would_panic() {
    let build = || Builder::new_current_thread().build().expect("runtime");
    let (stop, stopped) = watch::channel(());
    let outer = build();
    let embedded = Embedded { runtime: ManuallyDrop::new(build()), stop: ManuallyDrop::new(stop) };
    outer.block_on(async { drop(embedded) });
    assert!(stopped.has_changed().is_err(), "the sender is gone");
    // The control.
    let panic = outer.block_on(async { panic_of_drop(build()) });
    assert!(panic.contains("Cannot drop a runtime"), "{panic}");
}
