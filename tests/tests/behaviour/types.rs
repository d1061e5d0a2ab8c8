//! Types of fields and of generics that the derive, and its checks by the compiler, must not turn
//! away. That this file compiles is most of the test.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Debug;
use std::marker::{PhantomData, PhantomPinned};
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_order, held, Witness};

#[derive(OrderedDrop)]
struct Generic<'a, 'b: 'a, T, U: ?Sized + 'a, const N: usize = 2>
where
    T: Clone + 'b,
    U: Debug,
    [T; N]: Sized,
{
    #[drop(after = [second, text])]
    first: ManuallyDrop<Box<U>>,
    second: ManuallyDrop<[Option<T>; N]>,
    text: ManuallyDrop<Cow<'a, str>>,
    by_name: HashMap<&'b str, Vec<T>>,
    last: Witness,
}

#[test]
fn generics_are_taken_over_with_bounds_and_defaults() {
    let make = || Generic::<u8, [Witness]> {
        first: ManuallyDrop::new(Box::new([Witness("first")])),
        second: ManuallyDrop::new([None, Some(1)]),
        text: ManuallyDrop::new("text".into()),
        by_name: HashMap::new(),
        last: Witness("last"),
    };
    assert_eq!(
        Generic::<u8, [Witness]>::DROP_ORDER,
        ["second", "text", "first", "by_name", "last"]
    );
    assert_drops(make, &["first", "last"]);
}

#[derive(OrderedDrop)]
struct Tail<T: ?Sized> {
    head: Witness,
    #[drop(before = head)]
    other: ManuallyDrop<Witness>,
    #[drop(before = other)]
    tail: ManuallyDrop<T>,
}

#[test]
fn an_unsized_tail_drops_in_place() {
    let make = || -> Box<Tail<dyn Debug>> {
        let tail = ManuallyDrop::new(Witness("tail"));
        Box::new(Tail { head: Witness("head"), other: held("other"), tail })
    };
    assert_eq!(Tail::<dyn Debug>::DROP_ORDER, ["tail", "other", "head"]);
    assert_drops(make, &["tail", "other", "head"]);
}

#[derive(OrderedDrop)]
struct PlainTail<T: ?Sized> {
    #[drop]
    managed: ManuallyDrop<Witness>,
    plain: T,
}

#[test]
fn a_plain_unsized_tail_is_left_to_the_language() {
    let make = || -> Box<PlainTail<[Witness]>> {
        Box::new(PlainTail { managed: held("managed"), plain: [Witness("0"), Witness("1")] })
    };
    assert_drops(make, &["managed", "0", "1"]);
}

#[test]
fn self_is_understood_in_the_types_of_fields() {
    trait Named {
        type Name;
    }
    impl Named for List<'_> {
        type Name = Witness;
    }
    #[derive(OrderedDrop)]
    #[drop(order = [name, next, callback, marker, length])]
    struct List<'a> {
        length: [u8; 3],
        name: ManuallyDrop<<Self as Named>::Name>,
        next: ManuallyDrop<Option<Box<Self>>>,
        callback: fn(&Self) -> &'a str,
        marker: PhantomData<fn() -> Self>,
    }
    fn callback<'a>(_: &List<'a>) -> &'a str {
        ""
    }
    fn list<'a>(name: &'static str, next: Option<List<'a>>) -> List<'a> {
        List {
            length: [0; 3],
            name: held(name),
            next: ManuallyDrop::new(next.map(Box::new)),
            callback,
            marker: PhantomData,
        }
    }
    assert_drops(|| list("start", Some(list("end", None))), &["start", "end"]);
}

mod private {
    use super::*;

    pub(crate) trait Open {
        type Session: Debug;
    }

    #[derive(Debug)]
    struct Hidden(Witness);

    impl Open for Hidden {
        type Session = Witness;
    }

    #[derive(OrderedDrop)]
    #[drop(order = [session, hidden, plain, other])]
    pub(crate) struct Client<T: Open> {
        plain: Option<T::Session>,
        other: Hidden,
        hidden: ManuallyDrop<Hidden>,
        session: ManuallyDrop<<T as Open>::Session>,
    }

    #[test]
    fn private_and_associated_types_are_checked_in_place() {
        assert_order(
            || Client::<Hidden> {
                plain: Some(Witness("plain")),
                other: Hidden(Witness("other")),
                hidden: ManuallyDrop::new(Hidden(Witness("hidden"))),
                session: held("session"),
            },
            &["session", "hidden", "plain", "other"],
        );
    }
}

#[test]
fn an_alias_of_manually_drop_is_managed_where_it_is_marked() {
    type Guarded<T> = ManuallyDrop<T>;
    use std::mem::ManuallyDrop as Md;
    #[derive(OrderedDrop)]
    struct S<T> {
        plain: Witness,
        #[drop]
        #[drop(after = renamed)]
        alias: Guarded<T>,
        #[drop]
        renamed: Md<Witness>,
        #[drop]
        by_macro: manually!(Witness),
        #[drop(skip)]
        never: Guarded<T>,
    }
    assert_order(
        || S {
            plain: Witness("plain"),
            alias: held("alias"),
            renamed: held("renamed"),
            by_macro: held("by_macro"),
            never: held("never"),
        },
        &["renamed", "alias", "by_macro", "plain"],
    );
}

macro_rules! manually {
    ($ty:ty) => { ManuallyDrop<$ty> };
}
use manually;

mod reexport {
    pub(crate) use std::mem::ManuallyDrop;
}

#[test]
fn the_standard_type_is_found_under_any_path() {
    #[derive(OrderedDrop)]
    #[drop(order = [d, c, b, a])]
    #[allow(unused_qualifications, unused_parens)]
    struct S {
        a: std::mem::ManuallyDrop<Witness>,
        b: ::core::mem::ManuallyDrop<Witness>,
        c: (ManuallyDrop<Witness>),
        d: reexport::ManuallyDrop<Witness>,
    }
    assert_order(
        || S { a: held("a"), b: held("b"), c: held("c"), d: held("d") },
        &["d", "c", "b", "a"],
    );
}

#[test]
fn unusual_types_are_plain_fields() {
    #[derive(OrderedDrop)]
    #[drop(order = [first, ..])]
    #[allow(clippy::type_complexity)]
    struct S<'a, T: Iterator<Item = &'a u8> + ?Sized> {
        first: ManuallyDrop<Witness>,
        callback: Box<dyn for<'b> Fn(&'b T, &'a str) -> Box<dyn Iterator<Item = &'b u8> + 'b> + 'a>,
        pointer: *mut T,
        array: [Option<Witness>; 1 + 1],
        tuple: (Witness, (&'a str, *const u8)),
        unit: (),
        pinned: PhantomPinned,
        never: Option<std::convert::Infallible>,
        function: unsafe extern "C" fn(*const T) -> !,
        #[drop(skip)]
        held_inside: Option<ManuallyDrop<u8>>,
        last: T,
    }
    assert_eq!(S::<std::slice::Iter<u8>>::DROP_ORDER.len(), 10);
}

#[test]
fn recursive_types_derive_the_order() {
    #[derive(OrderedDrop)]
    struct Node {
        #[drop(after = children)]
        name: ManuallyDrop<Witness>,
        children: ManuallyDrop<Vec<Node>>,
    }
    let make = || {
        let leaf = Node { name: held("leaf"), children: ManuallyDrop::new(Vec::new()) };
        Node { name: held("root"), children: ManuallyDrop::new(vec![leaf]) }
    };
    assert_drops(make, &["leaf", "root"]);
}

#[test]
fn lists_ask_about_types_with_lifetimes_and_self() {
    #[derive(Clone, Copy)]
    struct View<'a>(&'a str);
    trait Tr {
        type Out;
    }
    impl Tr for S<'_, '_> {
        type Out = u8;
    }
    // Each plain field here is out of order, and has nothing to drop.
    #[derive(OrderedDrop)]
    #[drop(order = [out, marker, view, window])]
    struct S<'a, 'b: 'a> {
        window: ManuallyDrop<Witness>,
        view: View<'a>,
        marker: PhantomData<(&'b str, fn() -> Self)>,
        out: Option<<Self as Tr>::Out>,
    }
    let make = || S { window: held("window"), view: View(""), marker: PhantomData, out: None };
    assert_drops(make, &["window"]);
}

mod named_like_scalars {
    #![allow(non_camel_case_types)]

    use super::Witness;

    pub(super) struct u8(pub(super) Witness);
    pub(super) struct f16(pub(super) Witness);
}

#[test]
fn a_type_may_bear_the_name_of_a_scalar() {
    use named_like_scalars::{f16, u8};

    #[derive(OrderedDrop)]
    struct S {
        second: f16,
        other: u8,
        #[drop(before = second)]
        first: ManuallyDrop<Witness>,
    }

    let make =
        || S { first: held("first"), second: f16(Witness("second")), other: u8(Witness("other")) };
    assert_drops(make, &["first", "second", "other"]);
}

#[test]
fn lists_compare_the_types_of_fields_of_every_kind() {
    struct Bytes([u8]);

    #[derive(OrderedDrop)]
    #[drop(order = [.., witness])]
    struct S<'a, T: ?Sized> {
        witness: Witness,
        reference: &'a mut T,
        function: for<'b> fn(&'b &'a T) -> &'b T,
        marker: PhantomData<(&'a Self, *const T)>,
        scalars: [(u8, char); 2],
        id: Option<std::num::NonZeroU8>,
        text: Option<&'a str>,
        tail: Bytes,
    }

    #[derive(OrderedDrop)]
    #[drop(order = [1, .., 0])]
    #[repr(packed)]
    struct Packed<'a, T>(Witness, u64, &'a T, Option<&'a u8>, u8);

    #[derive(OrderedDrop)]
    enum E<'a> {
        #[drop(order = [text, .., witness])]
        Many {
            witness: Witness,
            text: Option<&'a str>,
            index: usize,
        },
        #[drop(order = [1, 0])]
        One(Witness, std::cmp::Ordering),
        None,
    }

    assert_eq!(
        S::<str>::DROP_ORDER,
        ["witness", "reference", "function", "marker", "scalars", "id", "text", "tail"]
    );
    let number = 1;
    let make = || Packed(Witness("witness"), 1, &number, None, 2);
    assert_drops(make, &["witness"]);
    let make = || E::Many { witness: Witness("witness"), text: None, index: 1 };
    assert_drops(make, &["witness"]);
    let make = || E::One(Witness("witness"), std::cmp::Ordering::Less);
    assert_drops(make, &["witness"]);
}
