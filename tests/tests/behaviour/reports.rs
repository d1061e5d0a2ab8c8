//! `report`: alone, and as a function that does with an error what it can.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::cell::RefCell;
use std::fmt::Display;
use std::io;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::clean_up::{fail, report, Failed};
use drop_derive_tests::{held, log, log_of_panic_at, witness, Witness};

mod report_alone {
    use super::*;

    #[test]
    fn is_given_the_error_of_each_step() {
        fn tell<E: Display>(error: E) -> Witness {
            witness(&format!("report {error}"));
            Witness("what it returns is dropped")
        }
        fn number(text: String) -> Result<u8, std::num::ParseIntError> {
            text.parse()
        }
        fn nothing(value: Witness) -> Witness {
            value
        }
        fn parameter<T>(value: T) -> T {
            value
        }
        #[derive(OrderedDrop)]
        #[drop(report = tell, begin = begin)]
        struct S<T> {
            #[drop(with = fail)]
            a: ManuallyDrop<Witness>,
            #[drop(with = number)]
            b: ManuallyDrop<String>,
            #[drop(with = nothing)]
            c: ManuallyDrop<Witness>,
            #[drop(with = parameter)]
            d: ManuallyDrop<T>,
            e: Witness,
        }
        fn begin<T>(_: &mut S<T>) -> io::Result<()> {
            Err(io::Error::other("begin failed"))
        }
        drop(S {
            a: held("a"),
            b: ManuallyDrop::new("b".to_owned()),
            c: held("c"),
            d: ManuallyDrop::new(Err::<(), _>("d")),
            e: Witness("e"),
        });
        let dropped = "what it returns is dropped";
        let invalid = "report invalid digit found in string";
        let lines =
            ["report begin failed", dropped, "a", "report a", dropped, invalid, dropped, "c", "e"];
        assert_eq!(log(), lines);
    }

    #[test]
    fn may_take_one_type() {
        fn convert<E: Into<String>>(error: E) {
            witness(&error.into());
        }
        fn nothing(_: u8) {}
        #[derive(OrderedDrop)]
        #[drop(report = report)]
        enum E {
            A {
                #[drop(with = fail)]
                a: ManuallyDrop<Witness>,
                #[drop(with = nothing)]
                b: u8,
            },
            B(Witness),
        }
        #[derive(OrderedDrop)]
        #[drop(report = convert)]
        struct S(#[drop(with = fail)] ManuallyDrop<Witness>);
        drop(E::A { a: held("a"), b: 0 });
        assert_eq!(log(), ["a", "report a"]);
        assert_eq!(
            log_of_panic_at("report a", || drop(E::A { a: held("a"), b: 0 })),
            ["a", "report a"]
        );
        drop(S(held("a")));
        assert_eq!(log(), ["a", "a failed"]);
    }
}

/// Functions that do with an error what they can.
mod hostile_reports {
    use super::*;

    thread_local! {
        static KEPT: RefCell<Vec<Failed>> = const { RefCell::new(Vec::new()) };
        static DEPTH: std::cell::Cell<u8> = const { std::cell::Cell::new(0) };
    }

    #[test]
    fn an_error_is_kept() {
        fn keep(failed: Failed) {
            KEPT.with_borrow_mut(|kept| kept.push(failed));
        }
        #[derive(OrderedDrop)]
        #[drop(close = close -> Failed, report = keep)]
        struct S {
            #[drop(with = fail)]
            a: ManuallyDrop<Witness>,
            #[drop(with = fail)]
            b: ManuallyDrop<Witness>,
        }
        let make = || S { a: held("a"), b: held("b") };
        drop(make());
        assert_eq!(make().close(), Err(Failed("a")));
        assert_eq!(KEPT.take(), [Failed("a"), Failed("b"), Failed("b")]);
        log();
    }

    #[test]
    fn a_report_makes_and_closes_another_value() {
        fn again(failed: Failed) {
            witness(&format!("report {failed}"));
            if DEPTH.get() < 3 {
                DEPTH.set(DEPTH.get() + 1);
                assert_eq!(make().close(), Err(Failed("a")));
                drop(make());
            }
        }
        #[derive(OrderedDrop)]
        #[drop(close = close -> Failed, report = again)]
        struct S {
            #[drop(with = fail)]
            a: ManuallyDrop<Witness>,
            #[drop(with = fail)]
            b: ManuallyDrop<Witness>,
            c: Box<Witness>,
        }
        fn make() -> S {
            S { a: held("a"), b: held("b"), c: Box::new(Witness("c")) }
        }
        assert_eq!(make().close(), Err(Failed("a")));
        let lines = log();
        // Seven values: each drops all its fields, and reports what it does not return.
        for name in ["a", "b", "c"] {
            assert_eq!(lines.iter().filter(|line| *line == name).count(), 7, "{lines:?}");
        }
        assert_eq!(lines.iter().filter(|line| *line == "report b").count(), 7);
        assert_eq!(lines.iter().filter(|line| *line == "report a").count(), 3);
    }

    #[test]
    fn a_report_that_panics_loses_no_turn_and_no_later_report() {
        #[derive(OrderedDrop)]
        #[drop(close = close -> Failed, report = report)]
        struct S(
            #[drop(with = fail)] ManuallyDrop<Witness>,
            #[drop(with = fail)] ManuallyDrop<Witness>,
            #[drop(with = fail)] ManuallyDrop<Witness>,
            Witness,
        );
        let make = || S(held("a"), held("b"), held("c"), Witness("d"));
        let lines = log_of_panic_at("report a", || drop(make()));
        assert_eq!(lines, ["a", "report a", "b", "report b", "c", "report c", "d"]);
        let lines = log_of_panic_at("report b", || drop(make().close()));
        assert_eq!(lines, ["a", "b", "report b", "c", "report c", "d", "report a"]);
    }
}
