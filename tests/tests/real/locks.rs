//! Locks and notices: a guard is released before those who need the lock are told, or waited for;
//! what reports on a resource does so when it is gone.
//!
//! The judges: the lock itself, which knows whether it is locked; a deadlock; the file system.

use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::{mpsc, Arc, Barrier, Once, PoisonError};
use std::thread::{self, JoinHandle};
use std::{fs, sync};

use drop_derive::OrderedDrop;
use log::{LevelFilter, Log, Metadata, Record};
use parking_lot::{ArcMutexGuard, Condvar, Mutex, RawMutex};
use tempfile::{TempDir, TempPath};

use crate::{message, panic_of_drop, without_deadlock, Journal, Witness};

/// What the lock is about.
struct Table {
    is_complete: bool,
    witness: Witness,
}

impl Table {
    fn new(journal: &Journal) -> Arc<Mutex<Self>> {
        Arc::new(Mutex::new(Table {
            is_complete: false,
            witness: Witness::new("table gone", journal),
        }))
    }
}

/// Exclusive access to a table, which others wait for.
#[derive(OrderedDrop)]
struct Edit {
    table: Arc<Mutex<Table>>,
    #[drop(with = notify(table, journal))]
    waiters: ManuallyDrop<Arc<Condvar>>,
    #[drop(before = waiters)]
    guard: ManuallyDrop<ArcMutexGuard<RawMutex, Table>>,
    journal: Journal,
}

fn notify(waiters: Arc<Condvar>, table: &Mutex<Table>, journal: &Journal) {
    journal.note(if table.is_locked() { "notified too early" } else { "notified" });
    waiters.notify_all();
    // Not left to the end of the function: the last one to know them should not be a waiter.
    drop(waiters);
}

impl Edit {
    fn new(table: Arc<Mutex<Table>>, waiters: Arc<Condvar>, journal: &Journal) -> Self {
        Edit {
            guard: ManuallyDrop::new(table.lock_arc()),
            waiters: ManuallyDrop::new(waiters),
            table,
            journal: journal.clone(),
        }
    }
}

#[test]
fn the_order_is_the_declared_one() {
    assert_eq!(Edit::DROP_ORDER, ["guard", "waiters", "table", "journal"]);
    assert_eq!(Handover::DROP_ORDER, ["rows", "waiters"]);
    assert_eq!(Meeting::DROP_ORDER, ["guard", "barrier"]);
    assert_eq!(Redraw::DROP_ORDER, ["guard", "thread", "terminal"]);
    assert_eq!(Lease::DROP_ORDER, ["file", "name", "dir"]);
}

#[test]
fn waiters_are_notified_after_the_release_and_before_the_owner_is_gone() {
    let journal = Journal::default();
    drop(Edit::new(Table::new(&journal), Arc::default(), &journal));
    assert_eq!(journal.take(), ["notified", "table gone"]);
}

#[test]
fn a_waiter_gets_what_it_waits_for() {
    let journal = Journal::default();
    let (table, waiters) = (Table::new(&journal), Arc::<Condvar>::default());
    let notes = journal.clone();
    // A guard stays on its thread.
    without_deadlock(move || {
        let (waits, waiting) = mpsc::channel();
        let waiter = thread::spawn({
            let (table, waiters) = (table.clone(), waiters.clone());
            move || {
                let mut table = table.lock();
                waits.send(()).expect("the test waits for it");
                waiters.wait_while(&mut table, |table| !table.is_complete);
            }
        });
        waiting.recv().expect("the waiter has the lock");
        // Which it releases when it waits.
        let mut edit = Edit::new(table, waiters, &notes);
        edit.guard.is_complete = true;
        drop(edit);
        waiter.join().expect("the waiter does not panic");
    });
    assert_eq!(journal.take(), ["notified", "table gone"]);
}

#[test]
fn a_table_that_panics_was_unlocked_and_announced() {
    let journal = Journal::default();
    let table = Table::new(&journal);
    table.lock().witness.panics = true;
    let edit = Edit::new(table, Arc::default(), &journal);
    assert_eq!(panic_of_drop(edit), "table gone panics");
    assert_eq!(journal.take(), ["notified", "table gone"]);
}

/// The same with the standard library, and borrowed. The guard's content is checked before anybody
/// else can see it. A reference is `Copy`, so it has a step as it is.
#[derive(OrderedDrop)]
#[drop(begin = Handover::check)]
struct Handover<'a> {
    #[drop(with = sync::Condvar::notify_all, after = rows)]
    waiters: &'a sync::Condvar,
    rows: ManuallyDrop<sync::MutexGuard<'a, Vec<u32>>>,
}

impl Handover<'_> {
    fn check(&mut self) {
        assert!(self.rows.is_sorted(), "rows out of order");
    }
}

/// Hands rows over to a waiter. What the drop panicked with, and what the waiter found.
fn hand_over(rows: Vec<u32>) -> (Option<String>, sync::LockResult<Vec<u32>>) {
    let (lock, waiters) = (sync::Mutex::new(Vec::new()), sync::Condvar::new());
    let (waits, waiting) = mpsc::channel();
    thread::scope(|scope| {
        let waiter = scope.spawn(|| {
            let rows = lock.lock().expect("not poisoned yet");
            waits.send(()).expect("the test waits for it");
            match waiters.wait_while(rows, |rows| rows.is_empty()) {
                Ok(rows) => Ok(rows.clone()),
                Err(error) => Err(PoisonError::new(error.into_inner().clone())),
            }
        });
        waiting.recv().expect("the waiter has the lock");
        // Which it releases when it waits.
        let mut handover =
            Handover { waiters: &waiters, rows: ManuallyDrop::new(lock.lock().expect("lock")) };
        **handover.rows = rows;
        let panic = catch_unwind(AssertUnwindSafe(|| drop(handover))).err();
        (panic.map(|panic| message(&*panic)), waiter.join().expect("the waiter does not panic"))
    })
}

#[test]
fn a_step_can_be_a_method_of_a_borrowed_value() {
    let (panic, found) = without_deadlock(|| hand_over(vec![1, 2]));
    assert_eq!(panic, None);
    assert_eq!(found.expect("not poisoned"), [1, 2]);
}

#[test]
fn a_check_that_panics_poisons_the_lock_and_wakes_the_waiters() {
    let (panic, found) = without_deadlock(|| hand_over(vec![2, 1]));
    assert_eq!(panic.as_deref(), Some("rows out of order"));
    // As it does where the language drops a guard while unwinding.
    assert_eq!(found.expect_err("poisoned").into_inner(), [2, 1]);
}

/// Meets another thread, which needs the lock to get there.
#[derive(OrderedDrop)]
struct Meeting<'a> {
    #[drop(with = Barrier::wait, after = guard)]
    barrier: &'a Barrier,
    guard: ManuallyDrop<sync::MutexGuard<'a, u32>>,
}

#[test]
fn the_lock_is_free_while_the_step_waits_for_another_thread() {
    let found = without_deadlock(|| {
        let (lock, barrier) = (sync::Mutex::new(1), Barrier::new(2));
        thread::scope(|scope| {
            let mut meeting =
                Meeting { barrier: &barrier, guard: ManuallyDrop::new(lock.lock().expect("lock")) };
            let other = scope.spawn(|| {
                let found = *lock.lock().expect("lock");
                barrier.wait();
                found
            });
            **meeting.guard += 1;
            drop(meeting);
            other.join().expect("the other thread does not panic")
        })
    });
    assert_eq!(found, 2);
}

/// A terminal that one thread has locked while another one, which is joined, draws it.
#[derive(OrderedDrop)]
#[drop(order = [guard, thread, ..])]
struct Redraw {
    terminal: Arc<Mutex<u32>>,
    #[drop(with = JoinHandle::join)]
    thread: ManuallyDrop<JoinHandle<()>>,
    guard: ManuallyDrop<ArcMutexGuard<RawMutex, u32>>,
}

#[test]
fn a_thread_that_needs_the_lock_is_joined_after_the_release() {
    let drawn = without_deadlock(|| {
        let terminal = Arc::new(Mutex::new(0));
        let guard = ManuallyDrop::new(terminal.lock_arc());
        let thread = thread::spawn({
            let terminal = terminal.clone();
            move || *terminal.lock() += 1
        });
        let thread = ManuallyDrop::new(thread);
        let redraw = Redraw { terminal, thread, guard };
        let terminal = redraw.terminal.clone();
        drop(redraw);
        // Joined, so the thread has been there, and its share of the lock is gone.
        Arc::into_inner(terminal).expect("the only owner").into_inner()
    });
    assert_eq!(drawn, 1);
}

/// Keeps what is logged on a thread for the test on that thread.
struct Lines;

thread_local! {
    static LINES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

impl Log for Lines {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        LINES.with_borrow_mut(|lines| lines.push(record.args().to_string()));
    }

    fn flush(&self) {}
}

fn start_logging() {
    static START: Once = Once::new();
    START.call_once(|| {
        log::set_logger(&Lines).expect("no other logger");
        log::set_max_level(LevelFilter::Info);
    });
}

/// A file that says that something is in use, as long as it exists.
#[derive(OrderedDrop)]
struct Lease {
    #[drop(with = report(dir), after = file)]
    name: &'static str,
    file: ManuallyDrop<TempPath>,
    dir: TempDir,
}

/// Looks before it says anything: who reads the line may take the lease the same moment.
fn report(name: &str, dir: &TempDir) {
    let entries = fs::read_dir(dir.path()).expect("the directory is still there");
    if entries.flatten().any(|entry| entry.file_name() == name) {
        log::error!("{name} is taken");
    } else {
        log::info!("{name} is free");
    }
}

#[test]
fn the_log_says_that_a_lease_is_free_when_it_is() {
    start_logging();
    let (name, dir) = ("lease", TempDir::new().expect("temporary directory"));
    let path = dir.path().join(name);
    fs::write(&path, "").expect("write");
    let file = TempPath::try_from_path(path).expect("absolute path");
    let lease = Lease { name, file: ManuallyDrop::new(file), dir };
    let dir = lease.dir.path().to_owned();
    report(lease.name, &lease.dir);
    drop(lease);
    assert_eq!(LINES.take(), ["lease is taken", "lease is free"]);
    assert!(!dir.exists());
}
