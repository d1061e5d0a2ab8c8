//! The language reads which variant an enum has once more after its destructor, to drop the plain fields,
//! and `close` does so, too. The answer may lie in a managed field: whatever happens to that field, it must
//! stay the same.

#![forbid(unsafe_code)]
#![allow(clippy::unnecessary_wraps)] // That a function can fail is the point.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_log, witness, Witness};

/// Has bits that are no value of it. When it drops, it changes to the other value.
struct Flag(bool);

impl Drop for Flag {
    fn drop(&mut self) {
        witness(if self.0 { "set" } else { "not set" });
        self.0 = !self.0;
    }
}

/// Has no such bits.
struct Number(usize);

impl Drop for Number {
    fn drop(&mut self) {
        witness("number");
    }
}

fn flag() -> ManuallyDrop<Flag> {
    ManuallyDrop::new(Flag(false))
}

fn in_place(flag: &mut Flag) -> Result<(), ()> {
    flag.0 = !flag.0;
    Err(())
}

fn by_value(mut flag: Flag) -> Result<Flag, ()> {
    flag.0 = true;
    Ok(flag)
}

fn exchange(_: u8, flag: &mut Flag, number: &mut Number) -> Result<(), ()> {
    drop(std::mem::replace(flag, Flag(true)));
    number.0 += 1;
    Ok(())
}

/// Nothing but the flag can tell which variant it is.
fn assert_is_in_the_flag<E>() {
    assert_eq!(size_of::<E>(), size_of::<(Number, Flag)>());
}

#[test]
fn may_lie_in_a_field_that_is_dropped() {
    #[derive(OrderedDrop)]
    #[drop(close = close -> (), report = drop)]
    enum E {
        Full(Number, #[drop(with = in_place(&mut _))] ManuallyDrop<Flag>),
        Empty,
    }
    #[derive(OrderedDrop)]
    enum WithoutStep {
        Full(Number, #[drop] ManuallyDrop<Flag>),
        Empty,
        Other,
    }
    assert_is_in_the_flag::<E>();
    assert_is_in_the_flag::<WithoutStep>();
    assert_drops(|| E::Full(Number(0), flag()), &["set", "number"]);
    assert_drops(|| WithoutStep::Full(Number(0), flag()), &["not set", "number"]);
    assert_eq!(E::Full(Number(0), flag()).close(), Err(()));
    assert_log(&["set", "number"], "closed");
    assert_drops(|| E::Empty, &[]);
}

#[test]
fn may_lie_in_a_field_that_is_moved_or_lent() {
    #[derive(OrderedDrop)]
    #[drop(close = close -> ())]
    enum Moved {
        Full(Number, #[drop(with = by_value)] ManuallyDrop<Flag>),
        Empty,
    }
    #[derive(OrderedDrop)]
    #[drop(close = close -> ())]
    enum Lent {
        Full {
            number: Number,
            #[drop(with = exchange(_, flag, number))]
            handle: u8,
            flag: ManuallyDrop<Flag>,
        },
        Empty,
    }
    assert_is_in_the_flag::<Moved>();
    assert_is_in_the_flag::<Lent>();
    let moved = || Moved::Full(Number(0), flag());
    let lent = || Lent::Full { number: Number(0), handle: 0, flag: flag() };
    assert_drops(moved, &["set", "number"]);
    assert_drops(lent, &["not set", "set", "number"]);
    assert_eq!(moved().close(), Ok(()));
    assert_log(&["set", "number"], "closed");
    assert_eq!(lent().close(), Ok(()));
    assert_log(&["not set", "set", "number"], "closed");
}

#[test]
fn may_lie_in_a_pointer_that_is_freed() {
    #[derive(OrderedDrop)]
    #[drop(close = close -> ())]
    enum E {
        Full(Number, #[drop] ManuallyDrop<Box<Witness>>),
        Handle(#[drop(with = by_value_or_none)] Option<bool>),
        Empty,
    }
    fn by_value_or_none(_: Option<bool>) -> Result<(), ()> {
        witness("handle");
        Ok(())
    }
    let full = || E::Full(Number(0), ManuallyDrop::new(Box::new(Witness("boxed"))));
    assert_drops(full, &["boxed", "number"]);
    assert_eq!(full().close(), Ok(()));
    assert_log(&["boxed", "number"], "closed");
    for handle in [None, Some(true)] {
        assert_drops(|| E::Handle(handle), &["handle"]);
    }
    assert_drops(|| E::Empty, &[]);
}
