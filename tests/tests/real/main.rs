//! The derive at work on real libraries, each of which has a way to tell when its parts go in the
//! wrong order: `SQLite` refuses to close, a loaded library is no longer mapped, a thread never
//! ends, the Vulkan validation layer reports an error.
//!
//! Each module asserts the order of its types through `DROP_ORDER` and then what the library made
//! of it, in most also where a destructor or a step panics.

// Nothing here runs under Miri: it is all foreign code, files and child processes.
#![cfg(not(miri))]
// The declared version of Rust is for the users of the derive.
#![allow(clippy::incompatible_msrv)]

use std::any::Any;
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};
use std::sync::mpsc::RecvTimeoutError;
use std::sync::{mpsc, Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

mod closing;
mod files;
#[forbid(unsafe_code)]
mod layers;
#[forbid(unsafe_code)]
mod locks;
mod plugin;
mod ports;
mod sqlite;
#[forbid(unsafe_code)]
mod threads;
mod vulkan;

/// What happened, in order. A type keeps one as a plain field, for its steps to write to.
#[derive(Clone, Default)]
struct Journal(Arc<Mutex<Vec<String>>>);

impl Journal {
    fn note(&self, line: impl Into<String>) {
        // What panics while it holds the lock leaves a whole `Vec` behind.
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(line.into());
    }

    /// The lines so far, which are then forgotten.
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Notes that it was dropped, and panics if it is told to.
struct Witness {
    name: &'static str,
    journal: Journal,
    panics: bool,
}

impl Witness {
    fn new(name: &'static str, journal: &Journal) -> Self {
        Witness { name, journal: journal.clone(), panics: false }
    }
}

impl Drop for Witness {
    fn drop(&mut self) {
        self.journal.note(self.name);
        assert!(!self.panics, "{} panics", self.name);
    }
}

/// The message that a panic was started with.
fn message(panic: &(dyn Any + Send)) -> String {
    let literal = panic.downcast_ref::<&str>().map(|message| (*message).to_owned());
    literal.or_else(|| panic.downcast_ref::<String>().cloned()).expect("panic without a message")
}

/// Drops the value, which panics, and returns the message.
fn panic_of_drop<T>(value: T) -> String {
    let result = catch_unwind(AssertUnwindSafe(|| drop(value)));
    message(&*result.expect_err("the drop does not panic"))
}

/// Runs what would never end if an order were wrong, and fails instead of waiting for it.
fn without_deadlock<T: Send + 'static>(run: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = mpsc::channel();
    let thread = thread::spawn(move || sender.send(run()));
    match receiver.recv_timeout(Duration::from_secs(20)) {
        Ok(value) => value,
        Err(RecvTimeoutError::Timeout) => panic!("deadlock"),
        // It panicked: the panic is the test's.
        Err(RecvTimeoutError::Disconnected) => match thread.join() {
            Err(panic) => resume_unwind(panic),
            Ok(_) => unreachable!("the sender is used before it is dropped"),
        },
    }
}
