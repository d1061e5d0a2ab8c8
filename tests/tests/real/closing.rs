//! Clean-up that fails: a disk is full, a transaction is refused, a thread has panicked. `close`
//! returns the first error, after it has done all the rest, and `report` gets the others. A secret is
//! wiped where it lies.
//!
//! The judges: the error of the system or of the library; the file and the database, read again; the
//! bytes of the memory.

#![deny(unsafe_code)] // Not `forbid`: see `bytes_after_the_drop`.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

use drop_derive::OrderedDrop;
use rusqlite::Connection;
use tempfile::TempDir;
use zeroize::Zeroize;

use crate::{panic_of_drop, without_deadlock};

thread_local! {
    static REPORTED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// What `report` got since the last call.
fn reported() -> Vec<String> {
    REPORTED.take()
}

#[allow(clippy::needless_pass_by_value)] // It is given the error itself.
fn report(error: impl ToString) {
    REPORTED.with_borrow_mut(|reported| reported.push(error.to_string()));
}

/// A file that is on the disk when it is closed. Declared as it is made.
#[derive(OrderedDrop)]
#[drop(close = close -> io::Error, report = report)]
struct Log {
    #[drop(with = File::sync_all(&mut _))]
    file: ManuallyDrop<File>,
    #[drop(with = Write::flush(&mut _), before = file)]
    out: ManuallyDrop<BufWriter<File>>,
}

impl Log {
    fn create(path: &Path) -> io::Result<Self> {
        let file = ManuallyDrop::new(File::create(path)?);
        let out = ManuallyDrop::new(BufWriter::new(file.try_clone()?));
        Ok(Log { file, out })
    }
}

#[test]
fn every_line_is_in_the_file_that_was_closed() -> io::Result<()> {
    assert_eq!(Log::DROP_ORDER, ["out", "file"]);
    let dir = TempDir::new()?;
    let path = dir.path().join("log");
    let mut log = Log::create(&path)?;
    log.out.write_all(b"every line")?;
    assert_eq!(fs::read(&path)?, b"", "it is in the buffer");
    log.close()?;
    assert_eq!(fs::read(&path)?, b"every line");
    assert!(reported().is_empty());
    Ok(())
}

/// The system cannot write to that file, and has nothing to synchronize.
#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error_of_close() -> io::Result<()> {
    let mut log = Log::create(Path::new("/dev/full"))?;
    log.out.write_all(b"lost")?;
    assert_eq!(log.close().unwrap_err().kind(), io::ErrorKind::StorageFull);
    let [sync] = <[String; 1]>::try_from(reported()).expect("one more error");
    assert_eq!(sync, io::Error::from_raw_os_error(22).to_string());

    let mut log = Log::create(Path::new("/dev/full"))?;
    log.out.write_all(b"lost")?;
    drop(log);
    let [flush, again] = <[String; 2]>::try_from(reported()).expect("both errors");
    assert_eq!(flush, io::Error::from_raw_os_error(28).to_string());
    assert_eq!(again, sync);
    Ok(())
}

/// A transaction that is committed if it has been confirmed by then, on a connection of its own.
#[derive(OrderedDrop)]
#[drop(close = close -> rusqlite::Error, report = report)]
struct Ledger {
    #[drop(with = close_connection)]
    conn: ManuallyDrop<Connection>,
    #[drop(with = end(_, *is_confirmed, conn))]
    transaction: Begun,
    is_confirmed: bool,
}

/// Proof of a `BEGIN`.
#[derive(Clone, Copy)]
struct Begun;

fn end(_: Begun, is_confirmed: bool, conn: &Connection) -> rusqlite::Result<()> {
    conn.execute_batch(if is_confirmed { "COMMIT" } else { "ROLLBACK" })
}

fn close_connection(conn: Connection) -> rusqlite::Result<()> {
    conn.close().map_err(|(_, error)| error)
}

impl Ledger {
    fn open(path: &Path) -> rusqlite::Result<Self> {
        let conn = Connection::open(path)?;
        conn.execute_batch(
            "PRAGMA foreign_keys = true;
            CREATE TABLE IF NOT EXISTS account (id INTEGER PRIMARY KEY);
            CREATE TABLE IF NOT EXISTS entry (
                account INTEGER NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED
            );
            INSERT OR IGNORE INTO account VALUES (1);
            BEGIN",
        )?;
        Ok(Ledger { conn: ManuallyDrop::new(conn), transaction: Begun, is_confirmed: false })
    }

    fn enter(&self, account: u32) -> rusqlite::Result<usize> {
        self.conn.execute("INSERT INTO entry VALUES (?)", [account])
    }
}

/// Opens the file again and counts the entries.
fn entries(path: &Path) -> u32 {
    let conn = Connection::open(path).expect("open again");
    // Whatever was left of the earlier connection would hold a lock.
    conn.execute_batch("BEGIN EXCLUSIVE").expect("nobody else has it open");
    conn.query_row("SELECT count(*) FROM entry", [], |row| row.get(0)).expect("count")
}

#[test]
fn a_refused_commit_is_an_error_of_close() -> rusqlite::Result<()> {
    assert_eq!(Ledger::DROP_ORDER, ["transaction", "conn", "is_confirmed"]);
    let dir = TempDir::new().expect("temporary directory");
    let path = &dir.path().join("ledger.sqlite");

    let mut ledger = Ledger::open(path)?;
    ledger.enter(1)?;
    ledger.is_confirmed = true;
    ledger.close()?;
    assert_eq!(entries(path), 1);

    // The foreign key is looked at by the `COMMIT`, and there is no such account.
    let mut ledger = Ledger::open(path)?;
    ledger.enter(1)?;
    ledger.enter(2)?;
    ledger.is_confirmed = true;
    let refused = ledger.close().expect_err("account 2 is missing");
    assert_eq!(refused.to_string(), "FOREIGN KEY constraint failed");
    assert_eq!(entries(path), 1, "the connection is closed all the same, which rolls back");

    let ledger = Ledger::open(path)?;
    ledger.enter(1)?;
    ledger.close()?;
    assert_eq!(entries(path), 1, "it was not confirmed");
    assert!(reported().is_empty());
    Ok(())
}

#[test]
fn a_refused_commit_is_reported_by_a_drop() -> rusqlite::Result<()> {
    let dir = TempDir::new().expect("temporary directory");
    let path = &dir.path().join("ledger.sqlite");
    let mut ledger = Ledger::open(path)?;
    ledger.enter(2)?;
    ledger.is_confirmed = true;
    drop(ledger);
    assert_eq!(reported(), ["FOREIGN KEY constraint failed"]);
    assert_eq!(entries(path), 0);
    Ok(())
}

/// Threads that work until their channel closes. What they panic with is an error.
#[derive(OrderedDrop)]
#[drop(close = close -> String, report = report)]
struct Pool {
    #[drop(with = join)]
    first: ManuallyDrop<JoinHandle<()>>,
    #[drop(with = join)]
    second: ManuallyDrop<JoinHandle<()>>,
    #[drop(before = [first, second])]
    jobs: ManuallyDrop<[Sender<&'static str>; 2]>,
}

fn join(thread: JoinHandle<()>) -> Result<(), String> {
    thread.join().map_err(|panic| crate::message(&*panic))
}

impl Pool {
    fn start() -> Self {
        let start = || {
            let (jobs, queue) = mpsc::channel();
            (thread::spawn(move || queue.into_iter().for_each(work)), jobs)
        };
        let ((first, to_first), (second, to_second)) = (start(), start());
        Pool {
            first: ManuallyDrop::new(first),
            second: ManuallyDrop::new(second),
            jobs: ManuallyDrop::new([to_first, to_second]),
        }
    }

    fn send(&self, jobs: [&'static str; 2]) {
        for (job, sender) in jobs.into_iter().zip(&*self.jobs) {
            sender.send(job).expect("the thread is running");
        }
    }
}

fn work(job: &str) {
    assert!(!job.starts_with("bad"), "{job}");
}

#[test]
fn the_panic_of_a_thread_comes_back_through_close() {
    assert_eq!(Pool::DROP_ORDER, ["jobs", "first", "second"]);
    without_deadlock(|| {
        let pool = Pool::start();
        pool.send(["good", "good"]);
        assert_eq!(pool.close(), Ok(()));

        let pool = Pool::start();
        pool.send(["good", "bad job"]);
        assert_eq!(pool.close(), Err("bad job".to_owned()));
        assert!(reported().is_empty());

        let pool = Pool::start();
        pool.send(["bad start", "bad end"]);
        assert_eq!(pool.close(), Err("bad start".to_owned()));
        assert_eq!(reported(), ["bad end"]);

        let pool = Pool::start();
        pool.send(["bad start", "bad end"]);
        drop(pool);
        assert_eq!(reported(), ["bad start", "bad end"]);
    });
}

/// A key that is in no memory after it has been used, as nobody moves it.
#[derive(OrderedDrop)]
struct Session {
    #[drop(with = Zeroize::zeroize(&mut _))]
    key: ManuallyDrop<[u8; 32]>,
    #[drop(with = log_out(&mut _, key))]
    peer: ManuallyDrop<Peer>,
}

/// Looks at the key before it is wiped.
struct Peer {
    expected: u8,
    panics: bool,
}

fn log_out(peer: &mut Peer, key: &[u8; 32]) {
    assert_eq!(*key, [peer.expected; 32]);
    assert!(!peer.panics, "log out");
}

impl Session {
    #[allow(clippy::unnecessary_box_returns)] // The key is looked at where it lies.
    fn new(panics: bool) -> Box<Self> {
        let peer = ManuallyDrop::new(Peer { expected: 0xA5, panics });
        Box::new(Session { key: ManuallyDrop::new([0xA5; 32]), peer })
    }
}

/// Drops the value where it is, and returns how many bytes of the key are left there.
#[expect(unsafe_code, reason = "nothing else looks at memory after a drop")]
fn bytes_after_the_drop(session: Box<Session>, drop: impl FnOnce(*mut Session)) -> usize {
    let place = Box::into_raw(session);
    drop(place);
    let key = place.cast::<u8>().wrapping_add(std::mem::offset_of!(Session, key));
    // SAFETY: the memory is not freed before the next statement. Its bytes stay initialized: the value
    // was one of arrays and integers, and was dropped in place.
    let left = (0..32).filter(|&at| unsafe { key.add(at).read_volatile() } == 0xA5).count();
    // SAFETY: it was a box. A `ManuallyDrop` is not dropped again.
    std::mem::drop(unsafe { Box::from_raw(place.cast::<ManuallyDrop<Session>>()) });
    left
}

#[test]
#[expect(unsafe_code, reason = "see `bytes_after_the_drop`")]
fn a_secret_is_wiped_where_it_lies() {
    assert_eq!(Session::DROP_ORDER, ["peer", "key"]);
    // SAFETY: the place holds a value, which is dropped this once.
    let drop_in_place = |place| unsafe { std::ptr::drop_in_place(place) };
    assert_eq!(bytes_after_the_drop(Session::new(false), drop_in_place), 0);
    // So it is where somebody else panics.
    let panics = |place: *mut Session| {
        struct Place(*mut Session);
        impl Drop for Place {
            fn drop(&mut self) {
                // SAFETY: as above.
                unsafe { std::ptr::drop_in_place(self.0) }
            }
        }
        assert_eq!(panic_of_drop(Place(place)), "log out");
    };
    assert_eq!(bytes_after_the_drop(Session::new(true), panics), 0);
    // The bytes are looked for where they are.
    assert_eq!(bytes_after_the_drop(Session::new(false), |_| ()), 32);
}
