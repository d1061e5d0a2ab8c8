//! `SQLite`: statements are finalized and the transaction is rolled back before the connection
//! closes.
//!
//! `SQLite` is the judge. It reports each statement that it runs and the closing of the connection,
//! in order; `sqlite3_close` fails while a statement is not finalized; `COMMIT` fails while a blob
//! is open for writing.

#![deny(unsafe_code)] // Not `forbid`: see `Import::open`.

use std::io::Write;
use std::mem::ManuallyDrop;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use drop_derive::OrderedDrop;
use rusqlite::blob::Blob;
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use rusqlite::{Connection, DropBehavior, Statement, Transaction};
use tempfile::TempDir;

use crate::{message, panic_of_drop, Journal};

/// An account, entries that have to be of an account by the time of the `COMMIT`, and a document.
const SCHEMA: &str = "
    CREATE TABLE account (id INTEGER PRIMARY KEY);
    CREATE TABLE entry (
        account INTEGER NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED
    );
    CREATE TABLE document (content BLOB NOT NULL);
    INSERT INTO account VALUES (1);
    INSERT INTO document VALUES (zeroblob(5));
";

const INSERT: &str = "INSERT INTO entry VALUES (?)";

/// A database in a directory of its own, which outlives the connections.
struct Database {
    path: PathBuf,
    _dir: TempDir,
}

impl Database {
    fn new() -> Self {
        let dir = TempDir::new().expect("temporary directory");
        let path = dir.path().join("ledger.sqlite");
        Connection::open(&path).and_then(|conn| conn.execute_batch(SCHEMA)).expect("schema");
        Database { path, _dir: dir }
    }

    /// Opens the file again and counts the entries.
    fn entries(&self) -> u32 {
        let conn = Connection::open(&self.path).expect("open again");
        // Whatever was left of the earlier connection would hold a lock.
        conn.execute_batch("BEGIN EXCLUSIVE").expect("nobody else has it open");
        conn.query_row("SELECT count(*) FROM entry", [], |row| row.get(0)).expect("count")
    }

    /// Opens the file again and reads the document.
    fn document(&self) -> Vec<u8> {
        let conn = Connection::open(&self.path).expect("open again");
        conn.query_row("SELECT content FROM document", [], |row| row.get(0)).expect("document")
    }
}

/// A connection that notes what `SQLite` runs on it.
fn connect(path: &Path, journal: &Journal) -> rusqlite::Result<Connection> {
    let mut conn = Connection::open(path)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    let journal = journal.clone();
    conn.trace_v2(
        TraceEventCodes::SQLITE_TRACE_STMT | TraceEventCodes::SQLITE_TRACE_CLOSE,
        Some(move |event: TraceEvent<'_>| match event {
            TraceEvent::Stmt(_, sql) => journal.note(sql),
            TraceEvent::Close(_) => journal.note("closing"),
            _ => {}
        }),
    )?;
    Ok(conn)
}

/// The step of a connection. Its destructor would throw away what `sqlite3_close` returns.
fn close(conn: Connection, journal: &Journal) {
    match conn.close() {
        Ok(()) => journal.note("closed"),
        Err((_, error)) => journal.note(error.to_string()),
    }
}

/// Proof of a `BEGIN`. The transaction of rusqlite would borrow the connection, which a struct that
/// owns the connection cannot do in safe code.
#[derive(Clone, Copy)]
struct Begun;

fn begin(conn: &Connection) -> rusqlite::Result<Begun> {
    conn.execute_batch("BEGIN")?;
    Ok(Begun)
}

fn roll_back(_: Begun, conn: &Connection) {
    conn.execute_batch("ROLLBACK").expect("roll back");
}

/// One transaction on a connection of its own, without `unsafe`.
///
/// The drop is the safety net: it can only roll back.
#[derive(OrderedDrop)]
#[drop(parts = LedgerParts)]
struct Ledger {
    #[drop(with = close(journal))]
    conn: ManuallyDrop<Connection>,
    #[drop(with = roll_back(conn))]
    transaction: Begun,
    journal: Journal,
}

impl Ledger {
    fn open(path: &Path, journal: &Journal) -> rusqlite::Result<Self> {
        let conn = connect(path, journal)?;
        let transaction = begin(&conn)?;
        Ok(LedgerParts { transaction, conn, journal: journal.clone() }.into())
    }

    fn enter(&self, account: u32) -> rusqlite::Result<()> {
        self.conn.execute(INSERT, [account]).map(drop)
    }

    /// Makes the entries permanent. An error leaves none of them.
    fn commit(self) -> rusqlite::Result<()> {
        let parts = LedgerParts::from(self);
        match parts.conn.execute_batch("COMMIT") {
            Ok(()) => parts.conn.close().map_err(|(_, error)| error),
            Err(error) => {
                // `SQLite` leaves the transaction open. Put together, the value rolls it back.
                drop(Ledger::from(parts));
                Err(error)
            }
        }
    }
}

#[test]
fn the_order_is_the_declared_one() {
    assert_eq!(Ledger::DROP_ORDER, ["transaction", "conn", "journal"]);
    assert_eq!(Import::DROP_ORDER, ["transaction", "insert", "conn", "journal"]);
    assert_eq!(Careless::DROP_ORDER, ["conn", "journal"]);
    assert_eq!(Upload::DROP_ORDER, ["blob", "transaction"]);
    assert_eq!(LostUpload::DROP_ORDER, ["transaction", "blob"]);
}

#[test]
fn the_drop_rolls_back_and_then_closes() -> rusqlite::Result<()> {
    let (database, journal) = (Database::new(), Journal::default());
    let ledger = Ledger::open(&database.path, &journal)?;
    ledger.enter(1)?;
    drop(ledger);
    assert_eq!(journal.take(), ["BEGIN", INSERT, "ROLLBACK", "closing", "closed"]);
    assert_eq!(database.entries(), 0);
    Ok(())
}

#[test]
fn a_commit_is_permanent_and_nothing_is_rolled_back() -> rusqlite::Result<()> {
    let (database, journal) = (Database::new(), Journal::default());
    let ledger = Ledger::open(&database.path, &journal)?;
    ledger.enter(1)?;
    ledger.commit()?;
    assert_eq!(journal.take(), ["BEGIN", INSERT, "COMMIT", "closing"]);
    assert_eq!(database.entries(), 1);
    Ok(())
}

#[test]
fn a_commit_that_fails_returns_the_error_and_is_rolled_back() -> rusqlite::Result<()> {
    let (database, journal) = (Database::new(), Journal::default());
    let ledger = Ledger::open(&database.path, &journal)?;
    // There is no such account, which matters at the `COMMIT` only.
    ledger.enter(2)?;
    let error = ledger.commit().expect_err("a foreign key without its row");
    assert_eq!(error.to_string(), "FOREIGN KEY constraint failed");
    assert_eq!(journal.take(), ["BEGIN", INSERT, "COMMIT", "ROLLBACK", "closing", "closed"]);
    assert_eq!(database.entries(), 0);
    Ok(())
}

#[test]
fn a_panic_in_the_middle_of_the_work_rolls_back() -> rusqlite::Result<()> {
    let (database, journal) = (Database::new(), Journal::default());
    let ledger = Ledger::open(&database.path, &journal)?;
    let panic = catch_unwind(AssertUnwindSafe(move || {
        ledger.enter(1).expect("enter");
        panic!("out of paper");
    }));
    assert_eq!(message(&*panic.expect_err("panic")), "out of paper");
    assert_eq!(journal.take()[2..], ["ROLLBACK", "closing", "closed"]);
    assert_eq!(database.entries(), 0);
    Ok(())
}

#[test]
fn a_roll_back_that_panics_does_not_keep_the_connection_open() -> rusqlite::Result<()> {
    let (database, journal) = (Database::new(), Journal::default());
    let ledger = Ledger::open(&database.path, &journal)?;
    ledger.enter(1)?;
    // Ends the transaction behind the ledger's back, as some errors do.
    ledger.conn.execute_batch("ROLLBACK")?;
    journal.take();
    let panic = panic_of_drop(ledger);
    assert!(panic.contains("no transaction is active"), "{panic}");
    assert_eq!(journal.take(), ["ROLLBACK", "closing", "closed"]);
    assert_eq!(database.entries(), 0);
    Ok(())
}

/// A connection in one struct with what borrows it. `SQLite` does not mind which of the two goes
/// first: a statement that is not running is no part of the transaction.
#[derive(OrderedDrop)]
#[drop(parts = ImportParts)]
struct Import {
    #[drop(with = close_shared(journal))]
    conn: ManuallyDrop<Rc<Connection>>,
    #[drop(before = conn)]
    transaction: ManuallyDrop<Transaction<'static>>,
    #[drop(before = conn)]
    insert: ManuallyDrop<Statement<'static>>,
    journal: Journal,
}

fn close_shared(conn: Rc<Connection>, journal: &Journal) {
    close(Rc::into_inner(conn).expect("nobody else owns it"), journal);
}

impl Import {
    fn open(path: &Path, journal: &Journal) -> rusqlite::Result<Self> {
        let conn = Rc::new(connect(path, journal)?);
        // SAFETY: the connection stays where it is, since the `Rc` owns its memory. It is used
        // through this reference by `transaction` and `insert` only, which do not leave this struct
        // and are declared to drop before it; if something fails below, they drop before it as
        // later locals do.
        #[expect(unsafe_code, reason = "a struct cannot borrow itself")]
        let lasting: &'static Connection = unsafe { &*Rc::as_ptr(&conn) };
        let transaction = lasting.unchecked_transaction()?;
        let insert = lasting.prepare(INSERT)?;
        Ok(ImportParts { transaction, insert, conn, journal: journal.clone() }.into())
    }
}

#[test]
fn statements_are_finalized_before_the_connection_closes() -> rusqlite::Result<()> {
    let (database, journal) = (Database::new(), Journal::default());
    let mut import = Import::open(&database.path, &journal)?;
    import.insert.execute([1])?;
    drop(import);
    // Had the transaction not been gone first, `closing` would come without a `ROLLBACK`; with the
    // statement still there, `SQLite` would not have closed.
    assert_eq!(journal.take(), ["BEGIN DEFERRED", INSERT, "ROLLBACK", "closing", "closed"]);
    assert_eq!(database.entries(), 0);
    Ok(())
}

#[test]
fn a_transaction_that_panics_does_not_keep_the_connection_open() -> rusqlite::Result<()> {
    let (database, journal) = (Database::new(), Journal::default());
    let mut import = Import::open(&database.path, &journal)?;
    import.transaction.set_drop_behavior(DropBehavior::Panic);
    import.insert.execute([1])?;
    journal.take();
    assert_eq!(panic_of_drop(import), "Transaction dropped unexpectedly.");
    assert_eq!(journal.take(), ["closing", "closed"]);
    // `SQLite` itself rolls back what is open when the connection closes.
    assert_eq!(database.entries(), 0);
    Ok(())
}

/// The control: a statement that nobody finalizes.
#[derive(OrderedDrop)]
struct Careless {
    #[drop(with = close_shared(journal))]
    conn: ManuallyDrop<Rc<Connection>>,
    #[drop(skip)]
    _insert: ManuallyDrop<Statement<'static>>,
    journal: Journal,
}

#[test]
fn a_statement_left_behind_keeps_the_connection_open() -> rusqlite::Result<()> {
    let (database, journal) = (Database::new(), Journal::default());
    let parts = ImportParts::from(Import::open(&database.path, &journal)?);
    drop(parts.transaction);
    drop(Careless {
        conn: ManuallyDrop::new(parts.conn),
        _insert: ManuallyDrop::new(parts.insert),
        journal: parts.journal,
    });
    let lines = journal.take();
    assert_eq!(lines[..3], ["BEGIN DEFERRED", "ROLLBACK", "closing"]);
    assert!(lines[3].starts_with("unable to close due to unfinalized statements"), "{lines:?}");
    Ok(())
}

/// A blob that is written in a transaction, which its end commits.
///
/// The declaration has the order already: this type gets no destructor.
#[derive(OrderedDrop)]
struct Upload<'conn> {
    #[drop(before = transaction)]
    blob: Blob<'conn>,
    transaction: Transaction<'conn>,
}

/// The control: nothing in the types says that this order loses the bytes.
#[derive(OrderedDrop)]
struct LostUpload<'conn> {
    #[drop(before = blob)]
    transaction: Transaction<'conn>,
    blob: Blob<'conn>,
}

fn start_upload(conn: &Connection) -> rusqlite::Result<(Blob<'_>, Transaction<'_>)> {
    let transaction = conn.unchecked_transaction()?;
    let blob = conn.blob_open("main", "document", "content", 1, false)?;
    Ok((blob, transaction))
}

#[test]
fn a_blob_is_closed_before_its_transaction_commits() -> rusqlite::Result<()> {
    let (database, journal) = (Database::new(), Journal::default());
    let conn = connect(&database.path, &journal)?;
    let (blob, transaction) = start_upload(&conn)?;
    let mut upload = Upload { blob, transaction };
    upload.transaction.set_drop_behavior(DropBehavior::Commit);
    upload.blob.write_all(b"hello").expect("write");
    drop(upload);
    close(conn, &journal);
    assert_eq!(journal.take().last().expect("trace"), "closed");
    assert_eq!(database.document(), b"hello");
    Ok(())
}

#[test]
fn a_transaction_cannot_commit_while_its_blob_is_open() -> rusqlite::Result<()> {
    let (database, journal) = (Database::new(), Journal::default());
    let conn = connect(&database.path, &journal)?;
    let (blob, transaction) = start_upload(&conn)?;
    let mut upload = LostUpload { transaction, blob };
    upload.transaction.set_drop_behavior(DropBehavior::Commit);
    upload.blob.write_all(b"hello").expect("write");
    drop(upload);
    close(conn, &journal);
    // The destructor of the transaction tries, fails, rolls back, and has nobody to tell.
    assert_eq!(journal.take()[1..], ["COMMIT", "ROLLBACK", "closing", "closed"]);
    assert_eq!(database.document(), [0; 5]);
    Ok(())
}
