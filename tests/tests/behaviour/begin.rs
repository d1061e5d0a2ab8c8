//! `begin`: it runs first, while every field is alive, and may panic.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::fmt::Debug;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, held, log, witness, Witness};

fn close(value: Witness) {
    witness("close");
    drop(value);
}

#[test]
fn begin_runs_first_while_every_field_is_alive() {
    #[derive(OrderedDrop)]
    #[drop(begin = Self::begin, order = [b, a, ..])]
    struct S<T: Debug> {
        a: ManuallyDrop<T>,
        b: ManuallyDrop<Witness>,
        c: Witness,
    }
    impl<T: Debug> S<T> {
        fn begin(&mut self) -> Witness {
            witness(&format!("{:?}", (&*self.a, &*self.b, &self.c)));
            self.b.0 = "b, changed";
            Witness("result")
        }
    }
    let make = || S { a: held("a"), b: held("b"), c: Witness("c") };
    drop(make());
    let first = "(Witness(\"a\"), Witness(\"b\"), Witness(\"c\"))";
    assert_eq!(log(), [first, "result", "b, changed", "a", "c"]);
}

#[test]
fn begin_may_panic_and_every_field_is_dropped() {
    fn begin(_: &mut S) {
        witness("begin");
    }
    #[derive(OrderedDrop)]
    #[drop(begin = begin)]
    struct S {
        a: Witness,
        #[drop(before = a)]
        b: ManuallyDrop<Witness>,
        #[drop(before = b, with = close)]
        c: ManuallyDrop<Witness>,
    }
    let make = || S { a: Witness("a"), b: held("b"), c: held("c") };
    assert_drops(make, &["begin", "close", "c", "b", "a"]);
}

#[test]
fn begin_needs_no_managed_field() {
    #[derive(OrderedDrop)]
    #[drop(begin = begin)]
    struct S<'a> {
        a: Witness,
        b: &'a str,
    }
    fn begin(s: &mut S<'_>) {
        witness(s.b);
    }
    assert_drops(|| S { a: Witness("a"), b: "begin" }, &["begin", "a"]);
}
