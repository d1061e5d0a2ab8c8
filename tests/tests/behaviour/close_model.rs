//! Every combination of errors and of one panic, in the drop and in `close`, with `report` and without, of a
//! struct, a tuple and each variant, against a model of what has to happen. The crates of the other editions
//! compile this file too.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::mem::ManuallyDrop;

use drop_derive_tests::clean_up::{Failed, Turn, Unseen, act, assert_clean_up, report};
use drop_derive_tests::{Witness, held, witness};

fn by_value(value: Witness) -> Result<Witness, Unseen> {
    act("by value")?;
    Ok(value)
}

fn in_place(value: &mut Witness, plain: &mut Witness) -> Result<Witness, Unseen> {
    assert_eq!([value.0, plain.0], ["in place drops", "plain"]);
    act("in place")?;
    Ok(Witness("in place returns"))
}

fn handle(handle: u8, copied: u16) -> Result<(), Unseen> {
    assert_eq!((handle, copied), (1, 2));
    act("handle")
}

fn no_result(_: ()) {
    witness("no result");
}

/// One turn of each kind. A step by value drops the value before it fails; if it does not, it returns it.
const BEGIN: Turn = [&["begin"], &["begin returns"], &[]];
const BY_VALUE: Turn = [&["by value", "by value drops"], &[], &[]];
const IN_PLACE: Turn = [&["in place"], &["in place returns"], &["in place drops"]];
const HANDLE: Turn = [&["handle"], &[], &[]];
const MANAGED: Turn = [&[], &[], &["managed"]];
const LAYERS: Turn = [&[], &[], &["top", "bottom"]];
const NO_RESULT: Turn = [&[], &[], &["no result"]];
const PLAIN: Turn = [&[], &[], &["plain"]];
const LAST: Turn = [&[], &[], &["last"]];

/// A struct, a tuple and an enum with this attribute, and their tests.
macro_rules! types {
    ($module:ident, [$($close:ident)?], $has_report:literal, $(#[$attribute:meta])?) => {
        mod $module {
            use drop_derive::OrderedDrop;

            use super::*;

            #[derive(OrderedDrop)]
            #[drop(begin = Self::begin)]
            $(#[$attribute])?
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
                #[drop(with = ::drop_derive::last_first)]
                layers: ManuallyDrop<[Witness; 2]>,
                #[drop(skip)]
                skipped: ManuallyDrop<u8>,
                last: Witness,
            }

            impl Named {
                fn begin(&mut self) -> Result<Witness, Unseen> {
                    assert_eq!([self.plain.0, self.by_value.0], ["plain", "by value drops"]);
                    act("begin")?;
                    Ok(Witness("begin returns"))
                }
            }

            #[test]
            fn of_a_struct() {
                let make = || Named {
                    plain: Witness("plain"),
                    by_value: held("by value drops"),
                    in_place: held("in place drops"),
                    managed: held("managed"),
                    no_result: (),
                    number: 2,
                    handle: 1,
                    layers: ManuallyDrop::new([Witness("bottom"), Witness("top")]),
                    skipped: ManuallyDrop::new(0),
                    last: Witness("last"),
                };
                let turns =
                    [BEGIN, BY_VALUE, IN_PLACE, MANAGED, NO_RESULT, HANDLE, LAYERS, PLAIN, LAST];
                assert_clean_up(make, None$(.or(Some(Named::$close)))?, $has_report, &turns);
            }

            #[derive(OrderedDrop)]
            #[drop(order = reverse)]
            $(#[$attribute])?
            struct Tuple<T: Copy + Into<u8>>(
                Witness,
                #[drop(with = in_place(&mut _, 0))] ManuallyDrop<Witness>,
                #[drop(with = by_value)] ManuallyDrop<Witness>,
                u16,
                #[drop(with = Self::handle(_, *3))] T,
            );

            impl<T: Copy + Into<u8>> Tuple<T> {
                fn handle(number: T, copied: u16) -> Result<(), Unseen> {
                    handle(number.into(), copied)
                }
            }

            #[test]
            fn of_a_tuple() {
                let [in_place, by_value] = ["in place drops", "by value drops"];
                let make = || Tuple(Witness("plain"), held(in_place), held(by_value), 2, 1_u8);
                let turns = [HANDLE, BY_VALUE, IN_PLACE, PLAIN];
                assert_clean_up(make, None$(.or(Some(Tuple::$close)))?, $has_report, &turns);
            }

            #[derive(OrderedDrop)]
            $(#[$attribute])?
            enum Enum<'a> {
                Empty,
                #[drop(order = [2, 1, 0, 3])]
                Tuple(
                    #[drop(with = in_place(&mut _, 3))] ManuallyDrop<Witness>,
                    ManuallyDrop<Witness>,
                    #[drop(with = by_value)] ManuallyDrop<Witness>,
                    Witness,
                ),
                Named {
                    number: &'a u16,
                    #[drop(with = Self::handle(_, *number))]
                    handle: u8,
                    last: Witness,
                },
                Plain {
                    plain: Witness,
                    last: Witness,
                },
            }

            impl Enum<'_> {
                fn handle(number: u8, copied: &u16) -> Result<(), Unseen> {
                    handle(number, *copied)
                }
            }

            #[test]
            fn of_each_variant() {
                let check = |make: fn() -> Enum<'static>, turns: &[Turn]| {
                    assert_clean_up(make, None$(.or(Some(Enum::$close)))?, $has_report, turns);
                };
                let tuple = || {
                    let [in_place, by_value] = ["in place drops", "by value drops"].map(held);
                    Enum::Tuple(in_place, held("managed"), by_value, Witness("plain"))
                };
                check(tuple, &[BY_VALUE, MANAGED, IN_PLACE, PLAIN]);
                let named = || Enum::Named { number: &2, handle: 1, last: Witness("last") };
                check(named, &[HANDLE, LAST]);
                let plain = || Enum::Plain { plain: Witness("plain"), last: Witness("last") };
                check(plain, &[PLAIN, LAST]);
                check(|| Enum::Empty, &[]);
            }
        }
    };
}

types!(closed_and_reported, [close], true, #[drop(close = close -> Failed, report = report)]);
types!(closed, [close], false, #[drop(close = close -> Failed)]);
types!(reported, [], true, #[drop(report = report)]);
types!(dropped, [], false,);
