//! An item can stand wherever a statement can.

#![forbid(unsafe_code)]
#![allow(dead_code)] // Most fields are there to be dropped.
#![allow(clippy::unused_self)] // Most functions to begin with are there to be called.

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_order, held, Witness};

trait Shutdown {
    type Device;

    /// The body of a trait's default method.
    fn order(&self) -> &'static [&'static str] {
        #[derive(OrderedDrop)]
        #[drop(order = [a, b, c], parts = Parts)]
        struct Inside {
            c: Option<u8>,
            b: ManuallyDrop<Witness>,
            a: ManuallyDrop<Witness>,
        }
        assert_drops(
            || Inside::from(Parts { a: Witness("a"), b: Witness("b"), c: None }),
            &["a", "b"],
        );
        Inside::DROP_ORDER
    }
}

struct Outside<T>(T);

impl<T> Shutdown for Outside<T> {
    type Device = T;
}

impl<T> Outside<T> {
    /// The body of an associated constant.
    const ORDER: &'static [&'static str] = {
        #[derive(OrderedDrop)]
        enum Inside {
            V(#[drop(after = 1)] ManuallyDrop<u8>, ManuallyDrop<u8>),
        }
        Inside::DROP_ORDER
    };

    /// The body of a method of a generic impl: its generics mean nothing in there.
    fn method() {
        #[derive(OrderedDrop)]
        #[drop(begin = Self::begin)]
        struct Inside<T> {
            plain: T,
            #[drop(with = step(_, plain))]
            step: ManuallyDrop<T>,
        }
        impl<T> Inside<T> {
            fn begin(&mut self) {}
        }
        fn step<T>(value: T, _: &mut T) {
            drop(value);
        }
        assert_order(|| Inside { plain: Witness("plain"), step: held("step") }, &["step", "plain"]);
    }
}

/// The length of an array, in the type of a field.
struct Length(
    [u8; {
        #[derive(OrderedDrop)]
        #[drop(order = [b, a])]
        struct Inside {
            a: Option<u8>,
            b: Option<u8>,
        }
        Inside::DROP_ORDER.len()
    }],
);

const _: () = {
    #[derive(OrderedDrop)]
    struct Inside {
        #[drop(after = b)]
        a: ManuallyDrop<u8>,
        b: ManuallyDrop<u8>,
    }
    assert!(Inside::DROP_ORDER.len() == 2);
};

#[test]
fn an_item_inside_anything_derives_the_order() {
    assert_eq!(Outside(1).order(), ["a", "b", "c"]);
    assert_eq!(Outside::<u8>::ORDER, ["V.1", "V.0"]);
    Outside::<u8>::method();
    assert_eq!(Length([0; 2]).0.len(), 2);
    let from_closure = || {
        #[derive(OrderedDrop)]
        struct Inside(#[drop(after = 1)] ManuallyDrop<Witness>, ManuallyDrop<Witness>);
        assert_order(|| Inside(held("0"), held("1")), &["1", "0"]);
        Inside::DROP_ORDER
    };
    assert_eq!(from_closure(), ["1", "0"]);
}
