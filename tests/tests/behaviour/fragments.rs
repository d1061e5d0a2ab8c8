//! Items that come out of `macro_rules!`, with parts that are fragments of each kind, and items of
//! which `cfg` leaves only some parts.

#![forbid(unsafe_code)]
#![allow(dead_code)] // Most fields are there to be dropped.
#![allow(clippy::needless_pass_by_value)] // A report takes the error.

use std::fmt::Display;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_order, held, log, witness, Witness};

fn close(value: Witness) {
    witness("close");
    drop(value);
}

fn destroy<T>(value: Witness, device: &mut T) {
    let _ = device;
    drop(value);
}

macro_rules! by_path {
    ($name:ident, $step:path, $borrowing:path, $begin:path) => {
        #[derive(OrderedDrop)]
        #[drop(begin = $begin)]
        struct $name {
            #[drop(with = $step)]
            a: ManuallyDrop<Witness>,
            #[drop(with = $borrowing(_, c))]
            b: ManuallyDrop<Witness>,
            c: Witness,
        }
        impl $name {
            fn begin(&mut self) {
                witness("begin");
            }
        }
    };
}

macro_rules! by_expr {
    ($name:ident, $step:expr, $borrowing:expr, $before:expr, $after:expr, $order:expr) => {
        #[derive(OrderedDrop)]
        struct $name {
            c: Witness,
            #[drop(with = $borrowing)]
            b: ManuallyDrop<Witness>,
            #[drop(with = $step, before = $before)]
            a: ManuallyDrop<Witness>,
            #[drop(after = $after)]
            d: ManuallyDrop<Witness>,
        }
        #[derive(OrderedDrop)]
        enum List {
            #[drop(order = $order)]
            V { a: Witness, b: ManuallyDrop<Witness>, c: ManuallyDrop<Witness> },
        }
    };
}

macro_rules! by_tokens {
    ($($tokens:tt)*) => {
        #[derive(OrderedDrop)]
        $($tokens)*
    };
}

macro_rules! by_item {
    ($($item:item)*) => { $(#[derive(OrderedDrop)] $item)* };
}

macro_rules! by_meta {
    ($name:ident, $($meta:meta),*) => {
        #[derive(OrderedDrop)]
        $(#[$meta])*
        struct $name { a: ManuallyDrop<Witness>, b: ManuallyDrop<Witness> }
    };
}

macro_rules! by_index {
    ($name:ident($first:literal, $second:tt), $($ty:ty),*) => {
        #[derive(OrderedDrop)]
        struct $name(
            #[drop(after = $second)] $($ty),*
        );
        impl $name {
            const SECOND: &'static str = stringify!($first);
        }
    };
}

macro_rules! by_types {
    (
        $vis:vis $name:ident<$lt:lifetime, $param:ident: $bound:path, $length:literal>,
        $held:ty, $plain:ty, $parts:ident, $block:block
    ) => {
        #[derive(OrderedDrop)]
        #[drop(parts = $vis $parts, order = [held, view, array, plain])]
        $vis struct $name<$lt, $param: $bound> {
            // In the wrong order, and nothing to drop.
            view: Option<&$lt $param>,
            held: $held,
            array: [u8; $block + $length],
            plain: $plain,
        }
    };
}

/// A field of the macro's beside one of the caller's, which may have the same name in another.
macro_rules! mixed {
    ($name:ident, $theirs:ident) => {
        #[derive(OrderedDrop)]
        struct $name {
            $theirs: ManuallyDrop<Witness>,
            #[drop(before = $theirs)]
            ours: ManuallyDrop<Witness>,
        }
    };
}

/// One constraint for each pair of a repetition.
macro_rules! chain {
    ($name:ident { $($field:ident: $ty:ty $(, before $($later:ident)*)?);* }) => {
        #[derive(OrderedDrop)]
        struct $name { $($(#[drop(before = [$($later),*])])? $field: $ty,)* }
    };
}

macro_rules! closing {
    ($vis:vis $close:ident -> $error:ty, $report:path, $step:path, $copied:expr) => {
        #[derive(OrderedDrop)]
        #[drop(close = $vis $close -> $error, report = $report)]
        struct Closing {
            #[drop(with = $step(&mut _, $copied))]
            a: ManuallyDrop<Witness>,
            #[drop(with = $step(&mut _, *number))]
            b: ManuallyDrop<Witness>,
            number: u8,
        }
    };
}

macro_rules! taken_apart {
    (
        $(#[$attr:meta])* $vis:vis $parts:ident, $part:meta, $order:ident, $step:path,
        $param:ident: ?$bound:path, $first:ty, $second:tt
    ) => {
        #[derive(OrderedDrop)]
        #[drop(order = $order, parts = $(#[$attr])* $vis $parts)]
        struct TakenApart<'a, $param: ?$bound> {
            lent: &'a $param,
            first: $first,
            #[drop(with = $step, part = #[$part])]
            layers: ManuallyDrop<Vec<$first>>,
        }

        #[derive(OrderedDrop)]
        #[drop(parts = $(#[$attr])* $vis Tuple)]
        struct OfTuple(#[drop(before = $second, part = #[$part])] ManuallyDrop<$first>, $first);
    };
}

#[test]
fn parts_are_made_of_fragments() {
    taken_apart!(
        #[derive(Debug, PartialEq)] #[must_use] pub(super) Apart, doc(hidden), reverse,
        drop_derive::last_first, T: ?Sized, Witness, 1
    );
    let layers = || vec![Witness("bottom"), Witness("top")];
    let parts = || Apart { layers: layers(), first: Witness("first"), lent: "lent" };
    assert_drops(|| TakenApart::from(parts()), &["top", "bottom", "first"]);
    assert_eq!(Apart::from(TakenApart::from(parts())), parts());
    assert_eq!(log().len(), 6);
    let tuple = || Tuple(Witness("0"), Witness("1"));
    assert_drops(|| OfTuple::from(tuple()), &["0", "1"]);
    assert!(format!("{:?}", tuple()).contains("Tuple(Witness"));
    assert_eq!(log(), ["0", "1"]);
}

#[test]
fn close_is_made_of_fragments() {
    fn fail(value: &mut Witness, number: u8) -> Result<(), String> {
        Err(format!("{}{number}", value.0))
    }
    fn report(error: String) {
        witness(&format!("report {error}"));
    }
    closing!(pub(super) stop -> String, report, fail, *number);
    let make = || Closing { a: held("a"), b: held("b"), number: 1 };
    assert_eq!(make().stop(), Err("a1".to_owned()));
    assert_eq!(log(), ["a", "report b1", "b"]);
    drop(make());
    assert_eq!(log(), ["report a1", "a", "report b1", "b"]);
}

#[test]
fn steps_are_paths() {
    by_path!(S, close, destroy::<Witness>, Self::begin);
    assert_drops(
        || S { a: held("a"), b: held("b"), c: Witness("c") },
        &["begin", "close", "a", "b", "c"],
    );
}

#[test]
fn arguments_are_expressions() {
    by_expr!(S, close, destroy(_, c), b, [a, b], [c, b, a]);
    assert_order_of(
        || S { a: held("a"), b: held("b"), c: Witness("c"), d: held("d") },
        S::DROP_ORDER,
        &["a", "b", "d", "c"],
        &["close", "a", "b", "d", "c"],
    );
    assert_eq!(List::DROP_ORDER, ["V.c", "V.b", "V.a"]);
}

#[track_caller]
fn assert_order_of<T>(make: impl Fn() -> T, is: &[&str], order: &[&str], log: &[&'static str]) {
    assert_eq!(is, order);
    assert_drops(make, log);
}

#[test]
fn everything_is_tokens_items_or_attributes() {
    by_tokens! {
        #[drop(order = [b, a])]
        struct Tokens { a: ManuallyDrop<Witness>, b: ManuallyDrop<Witness> }
    }
    by_item! {
        #[drop(order = [b, a])]
        struct Item { a: ManuallyDrop<Witness>, b: ManuallyDrop<Witness> }
        enum Items { V(#[drop(after = 1)] ManuallyDrop<Witness>, ManuallyDrop<Witness>) }
    }
    by_meta!(Meta, allow(unused), drop(order = [b, a]));
    assert_order(|| Tokens { a: held("a"), b: held("b") }, &["b", "a"]);
    assert_order(|| Item { a: held("a"), b: held("b") }, &["b", "a"]);
    assert_order(|| Meta { a: held("a"), b: held("b") }, &["b", "a"]);
    assert_drops(|| Items::V(held("0"), held("1")), &["1", "0"]);
}

#[test]
fn indices_are_literals() {
    by_index!(S(0, 1), ManuallyDrop<Witness>, ManuallyDrop<Witness>);
    assert_order(|| S(held("0"), held("1")), &["1", "0"]);
    assert_eq!(S::SECOND, "0");
}

#[test]
fn types_and_generics_are_fragments() {
    by_types!(
        pub(super) S<'a, T: Clone, 1>, ManuallyDrop<Witness>, Witness, Parts, { 1 + 1 }
    );
    let make = || {
        let (held, plain) = (Witness("held"), Witness("plain"));
        S::<u8>::from(Parts { held, view: None, array: [0; 3], plain })
    };
    assert_eq!(S::<u8>::DROP_ORDER, ["held", "view", "array", "plain"]);
    assert_drops(make, &["held", "plain"]);
}

#[test]
fn names_of_the_macro_stand_beside_those_of_its_caller() {
    mixed!(S, theirs);
    assert_order(|| S { theirs: held("theirs"), ours: held("ours") }, &["ours", "theirs"]);
}

#[test]
fn fields_are_a_repetition() {
    chain!(S { c: Witness; b: ManuallyDrop<Witness>, before c; a: ManuallyDrop<Witness>, before b c });
    assert_order(|| S { a: held("a"), b: held("b"), c: Witness("c") }, &["a", "b", "c"]);
}

#[test]
fn the_macro_is_of_another_crate() {
    drop_derive_tests_reexport::ordered_struct! {
        /// Of this crate all the same.
        struct S<'a, T: Clone> {
            first: ManuallyDrop<Witness> = close,
            second: ManuallyDrop<Witness> = destroy::<Option<&'a T>>,
            last: Option<&'a T>,
        }
    }
    drop_derive_tests_reexport::ordered_enum! {
        enum E { Pair(ManuallyDrop<Witness>, ManuallyDrop<Witness>) = [1, 0] }
    }
    assert_eq!(S::<u8>::DROP_ORDER, ["second", "first", "last"]);
    let make = || S { first: held("first"), second: held("second"), last: Some(&1) };
    assert_drops(make, &["second", "close", "first"]);
    assert_drops(|| E::Pair(held("0"), held("1")), &["1", "0"]);
}

#[test]
#[allow(clippy::non_minimal_cfg)] // Always, and never.
fn what_is_configured_away_is_not_there() {
    #[derive(OrderedDrop)]
    #[cfg_attr(all(), drop(order = [c, b, a]))]
    #[cfg_attr(any(), drop(order = [a, missing]))]
    struct S<#[cfg(all())] T, #[cfg(any())] U> {
        #[cfg(all())]
        a: Witness,
        #[cfg(any())]
        missing: ManuallyDrop<U>,
        #[cfg_attr(any(), drop(skip))]
        b: ManuallyDrop<T>,
        #[cfg_attr(all(), drop, drop(with = close))]
        c: ManuallyDrop<T>,
    }
    fn close<T>(value: T) {
        drop(value);
    }
    #[cfg_attr(all(), derive(OrderedDrop))]
    enum E {
        #[cfg(any())]
        Missing(ManuallyDrop<Witness>),
        #[cfg_attr(all(), drop(order = [1, 0]))]
        Pair(#[cfg(any())] u8, ManuallyDrop<Witness>, ManuallyDrop<Witness>),
    }
    assert_order(|| S { a: Witness("a"), b: held("b"), c: held("c") }, &["c", "b", "a"]);
    assert_drops(|| E::Pair(held("0"), held("1")), &["1", "0"]);
}

macro_rules! declare {
    ($vis:vis struct $name:ident<$lt:lifetime, $param:ident: $bound:path> {
        $(#[$attr:meta])* $first:ident: $first_ty:ty, $second:ident: $second_ty:ty $(,)?
    }) => {
        #[derive(OrderedDrop)]
        $vis struct $name<$lt, $param: $bound> {
            marker: PhantomData<&$lt $param>,
            #[drop(after = $second)]
            $first: $first_ty,
            $(#[$attr])*
            $second: $second_ty,
        }
    };
}

#[test]
fn structs_made_by_a_macro_derive_the_order() {
    declare! {
        struct Made<'a, T: Display> {
            a: ManuallyDrop<Witness>,
            b: ManuallyDrop<Witness>,
        }
    }
    assert_eq!(Made::<u8>::DROP_ORDER, ["b", "a", "marker"]);
    assert_drops(|| Made::<u8> { marker: PhantomData, a: held("a"), b: held("b") }, &["b", "a"]);
}

#[test]
fn what_a_macro_passes_on_is_read_through() {
    macro_rules! derive {
        ($(#[$attr:meta])* $vis:vis $name:ident $inner:vis $field:ident $ty:ty, $path:path) => {
            #[derive(OrderedDrop)]
            $(#[$attr])*
            $vis struct $name<T>
            where
                $ty: Send,
                $path: Sized,
            {
                $inner $field: ManuallyDrop<$ty>,
                #[drop(before = $field)]
                $vis by_type: $path,
                $inner boxed: Box<$ty>,
                $vis parameter: T,
            }

            #[derive(OrderedDrop)]
            #[drop(order = [1, .., 2])]
            struct Tuple($vis $ty, $inner ManuallyDrop<$ty>, pub ($ty, u8));
        };
    }
    derive!(#[allow(unused)] pub(crate) S pub(in crate) field Witness, ManuallyDrop<Witness>);
    assert_eq!(S::<u8>::DROP_ORDER, ["by_type", "field", "boxed", "parameter"]);
    assert_eq!(Tuple::DROP_ORDER, ["1", "0", "2"]);

    macro_rules! item {
        ($item:item) => {
            #[derive(OrderedDrop)]
            $item
        };
    }
    item!(
        #[drop(order = [b, a])]
        pub(crate) struct Item {
            a: ManuallyDrop<u8>,
            b: ManuallyDrop<u8>,
        }
    );
    assert_eq!(Item::DROP_ORDER, ["b", "a"]);
}
