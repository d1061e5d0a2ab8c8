//! Every combination of errors and of one panic, in the drop and in `close`, against a model of what
//! has to happen.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::cell::RefCell;
use std::fmt::Debug;
use std::mem::ManuallyDrop;
use std::panic::{catch_unwind, AssertUnwindSafe};

use drop_derive::OrderedDrop;
use drop_derive_tests::{held, log, panic_at, witness, Witness};

use super::close::{report, Failed};

thread_local! {
    static FAILING: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// What every function of the clean-up does: tells its name, panics if it has to, or fails.
fn act(name: &'static str) -> Result<(), Failed> {
    witness(name);
    match FAILING.with_borrow(|failing| failing.contains(&name)) {
        true => Err(Failed(name)),
        false => Ok(()),
    }
}

fn by_value(value: Witness) -> Result<Witness, Failed> {
    act("by value")?;
    Ok(value)
}

fn in_place(value: &mut Witness, plain: &mut Witness) -> Result<(), Failed> {
    assert_eq!([value.0, plain.0], ["in place drops", "plain"]);
    act("in place")
}

fn handle(handle: u8, copied: u16) -> Result<(), Failed> {
    assert_eq!((handle, copied), (1, 2));
    act("handle")
}

fn no_result(_: ()) {
    witness("no result");
}

#[derive(OrderedDrop)]
#[drop(begin = Self::begin, close = close -> Failed, report = report)]
struct Named {
    plain: Witness,
    #[drop(with = by_value)]
    by_value: ManuallyDrop<Witness>,
    #[drop(with = in_place(&mut _, plain))]
    in_place: ManuallyDrop<Witness>,
    #[drop]
    managed: ManuallyDrop<Witness>,
    #[drop(with = no_result)]
    no_result: (),
    number: u16,
    #[drop(with = handle(_, *number))]
    handle: u8,
    #[drop(skip)]
    skipped: ManuallyDrop<u8>,
    last: Witness,
}

impl Named {
    fn begin(&mut self) -> Result<(), Failed> {
        assert_eq!([self.plain.0, self.by_value.0], ["plain", "by value drops"]);
        act("begin")
    }

    fn new() -> Self {
        Named {
            plain: Witness("plain"),
            by_value: held("by value drops"),
            in_place: held("in place drops"),
            managed: held("managed"),
            no_result: (),
            number: 2,
            handle: 1,
            skipped: ManuallyDrop::new(0),
            last: Witness("last"),
        }
    }
}

#[derive(OrderedDrop)]
#[drop(close = close -> Failed, report = report)]
enum Enum {
    Empty,
    #[drop(order = [2, 1, 0, 3])]
    Tuple(
        #[drop(with = in_place(&mut _, 3))] ManuallyDrop<Witness>,
        ManuallyDrop<Witness>,
        #[drop(with = by_value)] ManuallyDrop<Witness>,
        Witness,
    ),
    Plain {
        plain: Witness,
        last: Witness,
    },
}

impl Enum {
    fn tuple() -> Self {
        let [in_place, by_value] = [held("in place drops"), held("by value drops")];
        Enum::Tuple(in_place, held("managed"), by_value, Witness("plain"))
    }

    fn plain() -> Self {
        Enum::Plain { plain: Witness("plain"), last: Witness("last") }
    }
}

#[derive(OrderedDrop)]
#[drop(close = close -> Failed, report = report)]
struct Tuple(
    Witness,
    #[drop(with = by_value)] ManuallyDrop<Witness>,
    #[drop(with = handle(_, *3), before = 1)] u8,
    u16,
);

impl Tuple {
    fn new() -> Self {
        Tuple(Witness("plain"), held("by value drops"), 1, 2)
    }
}

/// One turn: the lines of the step, whose error is known when they are written, and those of the
/// drop after it.
type Turn = (&'static [&'static str], &'static [&'static str]);

const BEGIN: Turn = (&["begin"], &[]);
/// The step drops the value before it fails. Where it succeeds, the value is its result.
const BY_VALUE: Turn = (&["by value", "by value drops"], &[]);
const IN_PLACE: Turn = (&["in place"], &["in place drops"]);
const HANDLE: Turn = (&["handle"], &[]);
const MANAGED: Turn = (&[], &["managed"]);
const NO_RESULT: Turn = (&[], &["no result"]);
const PLAIN: Turn = (&[], &["plain"]);
const LAST: Turn = (&[], &["last"]);

#[derive(PartialEq, Debug)]
enum End {
    Done,
    Failed(&'static str),
    Panicked(String),
}

/// What has to happen: the lines, and how it ends.
fn model(
    is_close: bool,
    turns: &[Turn],
    failing: &[&'static str],
    panic: Option<&str>,
) -> (Vec<String>, End) {
    let mut log = Vec::new();
    let mut first = None;
    let mut write = |line: String| {
        log.push(line);
        log.last().map(String::as_str) == panic
    };
    let mut has_panicked = false;
    for (step, drop) in turns {
        let mut panics = false;
        for line in *step {
            panics |= write((*line).to_owned());
        }
        if let Some(&name) = step.first().filter(|name| !panics && failing.contains(name)) {
            if is_close && first.is_none() {
                first = Some(name);
            } else {
                panics |= write(format!("report {name}"));
            }
        }
        for line in *drop {
            panics |= write((*line).to_owned());
        }
        has_panicked |= panics;
    }
    let end = match (panic.filter(|_| has_panicked), first) {
        (Some(line), first) => {
            // It would be lost with the return value.
            log.extend(first.map(|name| format!("report {name}")));
            End::Panicked(line.to_owned())
        }
        (None, Some(name)) => End::Failed(name),
        (None, None) => End::Done,
    };
    (log, end)
}

fn run<T>(clean_up: fn(T) -> Result<(), Failed>, value: T) -> (Vec<String>, End) {
    let end = match catch_unwind(AssertUnwindSafe(|| clean_up(value))) {
        Ok(Ok(())) => End::Done,
        Ok(Err(Failed(name))) => End::Failed(name),
        Err(panic) => End::Panicked(*panic.downcast().expect("a line")),
    };
    (log(), end)
}

fn check<T>(make: fn() -> T, close: fn(T) -> Result<(), Failed>, turns: &[Turn]) {
    let steps: Vec<_> = turns.iter().filter_map(|(step, _)| step.first().copied()).collect();
    let mut runs = 0;
    for chosen in 0..1_u32 << steps.len() {
        // Miri takes minutes over all: none, one, and all of them fail there.
        if cfg!(miri) && chosen.count_ones() > 1 && chosen + 1 != 1 << steps.len() {
            continue;
        }
        let failing = steps.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1);
        let failing: Vec<_> = failing.map(|(_, name)| *name).collect();
        FAILING.set(failing.clone());
        let dropped: fn(T) -> Result<(), Failed> = |value| {
            drop(value);
            Ok(())
        };
        for (is_close, clean_up) in [(false, dropped), (true, close)] {
            let (lines, end) = model(is_close, turns, &failing, None);
            assert_eq!(run(clean_up, make()), (lines.clone(), end));
            for line in lines {
                let expected = model(is_close, turns, &failing, Some(&line));
                panic_at(line.clone());
                assert_eq!(run(clean_up, make()), expected, "{failing:?}, {line}, {is_close}");
                runs += 1;
            }
        }
    }
    assert!(runs > turns.len());
}

#[test]
fn of_a_struct() {
    let turns = [BEGIN, BY_VALUE, IN_PLACE, MANAGED, NO_RESULT, HANDLE, PLAIN, LAST];
    check(Named::new, Named::close, &turns);
}

#[test]
fn of_a_tuple() {
    check(Tuple::new, Tuple::close, &[HANDLE, BY_VALUE, PLAIN]);
}

#[test]
fn of_each_variant() {
    check(Enum::tuple, Enum::close, &[BY_VALUE, MANAGED, IN_PLACE, PLAIN]);
    check(Enum::plain, Enum::close, &[PLAIN, LAST]);
    assert_eq!(Enum::Empty.close(), Ok(()));
}
