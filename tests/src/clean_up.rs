//! Clean-up with errors and panics: every combination of errors and of one panic, in the drop and in `close`,
//! against a model of what has to happen.

use std::cell::RefCell;
use std::error::Error;
use std::fmt::{self, Display};
use std::panic::{catch_unwind, AssertUnwindSafe};

use crate::{log, panic_at, witness, Witness};

thread_local! {
    static FAILING: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// What has failed, by its name.
#[derive(Debug, PartialEq, Eq)]
pub struct Failed(pub &'static str);

impl Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Error for Failed {}

impl From<Failed> for String {
    fn from(failed: Failed) -> String {
        format!("{failed} failed")
    }
}

/// An error that tells when it is converted, and when it is dropped.
#[derive(Debug)]
pub struct Unseen(&'static str);

impl Display for Unseen {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Drop for Unseen {
    fn drop(&mut self) {
        witness(&format!("lose {self}"));
    }
}

impl From<Unseen> for Failed {
    fn from(error: Unseen) -> Failed {
        witness(&format!("convert {error}"));
        let name = error.0;
        std::mem::forget(error);
        Failed(name)
    }
}

/// For the argument `report`.
#[allow(clippy::needless_pass_by_value)] // It is given the error itself.
pub fn report<E: Display>(error: E) {
    witness(&format!("report {error}"));
}

/// A step that always fails.
///
/// # Errors
///
/// With the name of the value.
pub fn fail(value: Witness) -> Result<(), Failed> {
    let name = value.0;
    drop(value);
    Err(Failed(name))
}

/// What every function of a clean-up does: tells its name, panics if it has to, or fails.
///
/// # Errors
///
/// While [`assert_clean_up`] has it fail.
pub fn act(name: &'static str) -> Result<(), Unseen> {
    witness(name);
    if FAILING.with_borrow(|failing| failing.contains(&name)) {
        return Err(Unseen(name));
    }
    Ok(())
}

/// The lines of one turn: of a function that can fail, the first of which is its name, of what it returns if
/// it does not, and of what comes after that.
pub type Turn<'a> = [&'a [&'static str]; 3];

#[derive(PartialEq, Debug)]
enum End {
    Done,
    Failed(&'static str),
    Panicked(String),
}

/// What has to happen.
struct Model<'a> {
    has_close: bool,
    has_report: bool,
    is_close: bool,
    /// The line that panics.
    panic: Option<&'a str>,
    /// The error that `close` keeps.
    first: Option<&'static str>,
    log: Vec<String>,
}

impl Model<'_> {
    /// Whether the line panics.
    fn write(&mut self, line: impl Into<String>) -> bool {
        self.log.push(line.into());
        self.log.last().map(String::as_str) == self.panic
    }

    /// Whether one of the lines panics. The others follow all the same.
    fn write_all(&mut self, lines: &[&'static str]) -> bool {
        lines.iter().filter(|line| self.write(**line)).count() > 0
    }

    /// Without `close`, an error stays as it is. With it, one that somebody sees is converted.
    fn settle(&mut self, name: &'static str) {
        let is_kept = self.is_close && self.first.is_none();
        let is_seen = is_kept || self.has_report;
        if is_seen && self.has_close && !self.write(format!("convert {name}")) {
            if is_kept {
                self.first = Some(name);
            } else {
                self.write(format!("report {name}"));
            }
            return;
        }
        if is_seen && !self.has_close {
            self.write(format!("report {name}"));
        }
        self.write(format!("lose {name}"));
    }

    /// The lines, and how it ends.
    fn run(mut self, turns: &[Turn], failing: &[&'static str]) -> (Vec<String>, End) {
        for [step, returned, rest] in turns {
            let panics = self.write_all(step);
            if !panics {
                match step.first().filter(|name| failing.contains(name)) {
                    Some(name) => self.settle(name),
                    None => _ = self.write_all(returned),
                }
            }
            self.write_all(rest);
        }
        let panic = self.panic.filter(|panic| self.log.iter().any(|line| line == panic));
        match (panic, self.first) {
            (Some(line), first) => {
                // It would be lost with the return value.
                let first = first.filter(|_| self.has_report);
                self.log.extend(first.map(|name| format!("report {name}")));
                (self.log, End::Panicked(line.to_owned()))
            }
            (None, Some(name)) => (self.log, End::Failed(name)),
            (None, None) => (self.log, End::Done),
        }
    }
}

fn run<T>(clean_up: impl FnOnce(T) -> Result<(), Failed>, value: T) -> (Vec<String>, End) {
    let end = match catch_unwind(AssertUnwindSafe(|| clean_up(value))) {
        Ok(Ok(())) => End::Done,
        Ok(Err(Failed(name))) => End::Failed(name),
        Err(panic) => End::Panicked(*panic.downcast().expect("a line")),
    };
    (log(), end)
}

/// The functions that fail together: of a few, all that is possible, and else none, all, and each one.
fn choices(steps: &[&'static str]) -> Vec<Vec<&'static str>> {
    if !cfg!(miri) && steps.len() < 5 {
        let chosen =
            |bits: u32| steps.iter().enumerate().filter(move |(at, _)| bits >> at & 1 == 1);
        return (0..1 << steps.len())
            .map(|bits| chosen(bits).map(|(_, &name)| name).collect())
            .collect();
    }
    // Miri takes minutes over more.
    let each = steps.iter().take(if cfg!(miri) { 0 } else { 8 }).map(|&name| vec![name]);
    [Vec::new(), steps.to_vec()].into_iter().chain(each).collect()
}

/// Drops a value, made anew each time, and closes it, while functions of its turns fail, and with a panic at
/// each line. Functions fail by [`act`], and `report` is [`report`].
///
/// # Panics
///
/// If the lines that it writes, or how it ends, are not what they have to be.
pub fn assert_clean_up<T>(
    make: impl Fn() -> T,
    close: Option<fn(T) -> Result<(), Failed>>,
    has_report: bool,
    turns: &[Turn],
) {
    let steps: Vec<_> = turns.iter().filter_map(|[step, ..]| step.first().copied()).collect();
    let dropped: fn(T) -> Result<(), Failed> = |value| {
        drop(value);
        Ok(())
    };
    for failing in choices(&steps) {
        FAILING.set(failing.clone());
        for (is_close, clean_up) in [(false, Some(dropped)), (true, close)] {
            let Some(clean_up) = clean_up else { continue };
            let expect = |panic: Option<&str>| {
                let (first, log) = (None, Vec::new());
                let has_close = close.is_some();
                let model = Model { has_close, has_report, is_close, panic, first, log };
                model.run(turns, &failing)
            };
            let said = format!("{failing:?} fail, closed: {is_close}");
            let (lines, end) = expect(None);
            assert_eq!(run(clean_up, make()), (lines.clone(), end), "{said}");
            // What drops without errors does so under Miri in other tests.
            let lines = if cfg!(miri) && failing.is_empty() { Vec::new() } else { lines };
            for line in lines {
                let expected = expect(Some(&line));
                panic_at(line.clone());
                assert_eq!(run(clean_up, make()), expected, "{said}, `{line}` panics");
            }
        }
        FAILING.take();
    }
}
