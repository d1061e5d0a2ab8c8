//! Witnesses of the drop order, for the tests in `tests`.

#![forbid(unsafe_code)]

use std::any::Any;
use std::cell::RefCell;
use std::fmt::Debug;
use std::mem::ManuallyDrop;
use std::panic::{catch_unwind, AssertUnwindSafe};

use drop_derive::OrderedDrop;

pub mod clean_up;

thread_local! {
    static LOG: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static PANICS: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Writes a line into the log of this thread, and panics if it is this line's turn to.
///
/// # Panics
///
/// If it is the line that [`panic_at`] was called with.
pub fn witness(line: &str) {
    LOG.with_borrow_mut(|log| log.push(line.to_owned()));
    if PANICS.with_borrow(|panics| panics.as_deref() == Some(line)) {
        PANICS.set(None);
        std::panic::panic_any(line.to_owned());
    }
}

/// Has the next witness of a line panic.
pub fn panic_at(line: impl Into<String>) {
    PANICS.set(Some(line.into()));
}

/// Takes what has been written so far.
pub fn log() -> Vec<String> {
    LOG.take()
}

/// Writes its name into the log when it is dropped. `Copy` and `Clone` are missing on purpose.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Witness(pub &'static str);

impl Drop for Witness {
    fn drop(&mut self) {
        witness(self.0);
    }
}

/// Drops a value several times over, made anew each time: as it is, and with a panic at each of the
/// lines that it writes. Every time it must write exactly the expected lines, in order; a panic must
/// come through.
///
/// # Panics
///
/// If it does not.
pub fn assert_drops<T>(make: impl Fn() -> T, expected: &[&'static str]) {
    let value = make();
    assert_log(&[], "made");
    drop(value);
    assert_log(expected, "dropped");
    for (at, &line) in expected.iter().enumerate() {
        // Miri takes minutes over a panic at each of many lines. There it is at the first and last
        // ones, and around the 64th, where a tuple ends.
        let is_inside = at % 21 > 1 && at + 2 < expected.len();
        if cfg!(miri) && expected.len() > 32 && is_inside {
            continue;
        }
        let value = make();
        panic_at(line);
        let panic = catch_unwind(AssertUnwindSafe(|| drop(value)));
        assert_eq!(panicked_at(panic), Some(line.to_owned()));
        assert_log(expected, &format!("dropped with a panic at `{line}`"));
    }
}

/// Runs something that panics at a line, and returns the lines that it has written.
///
/// # Panics
///
/// If it does not panic there.
pub fn log_of_panic_at(line: &str, run: impl FnOnce()) -> Vec<String> {
    assert_log(&[], "before");
    panic_at(line);
    let panic = catch_unwind(AssertUnwindSafe(run));
    assert_eq!(panicked_at(panic), Some(line.to_owned()));
    log()
}

/// The same for a type that derives the order and logs the names of its fields.
///
/// # Panics
///
/// If a value does not drop as its `DROP_ORDER` says, or that is not what is expected.
pub fn assert_order<T: OrderedDrop>(make: impl Fn() -> T, expected: &[&'static str]) {
    assert_eq!(T::DROP_ORDER, expected);
    assert_drops(make, expected);
}

/// Checks the log and empties it.
///
/// # Panics
///
/// If it does not hold exactly the expected lines.
#[track_caller]
pub fn assert_log(expected: &[&str], when: &str) {
    assert_eq!(log(), expected, "{when}");
}

fn panicked_at<T: Debug>(result: Result<T, Box<dyn Any + Send>>) -> Option<String> {
    result.expect_err("nothing panicked").downcast_ref::<String>().cloned()
}

/// A witness as a managed field holds it.
pub fn held(name: &'static str) -> ManuallyDrop<Witness> {
    ManuallyDrop::new(Witness(name))
}
