//! Types of fields may have expressions, blocks and macro calls in them.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_order, held, Witness};

macro_rules! witness_type {
    () => {
        Witness
    };
    ($holder:ident) => {
        $holder<Witness>
    };
}

#[test]
fn macro_calls_in_types_are_read_by_the_compiler() {
    #[derive(OrderedDrop)]
    #[drop(order = [managed, option, plain])]
    struct S {
        option: witness_type!(Option),
        plain: witness_type!(),
        managed: ManuallyDrop<witness_type!()>,
    }
    assert_order(
        || S { option: Some(Witness("option")), plain: Witness("plain"), managed: held("managed") },
        &["managed", "option", "plain"],
    );
}

#[test]
fn any_expression_can_stand_in_a_type_or_beside_a_variant() {
    struct Sized<const N: usize, const IS_SET: bool>;
    #[derive(OrderedDrop)]
    struct S {
        #[drop(before = [conditional, block])]
        first: ManuallyDrop<[Witness; if cfg!(unix) { 1 } else { 1 }]>,
        conditional: [Option<u8>; match 1 < 2 {
            true => 1,
            false => 2,
        }],
        block: Sized<{ 1 + (1 > 2) as usize }, true>,
    }
    let make =
        || S { first: ManuallyDrop::new([Witness("first")]), conditional: [None], block: Sized };
    assert_eq!(S::DROP_ORDER, ["first", "conditional", "block"]);
    assert_drops(make, &["first"]);

    const fn largest<T: Copy, const N: isize>(_: T) -> isize {
        N
    }
    #[derive(OrderedDrop)]
    #[repr(isize)]
    enum E {
        A(#[drop] ManuallyDrop<Witness>) = 1 << 3,
        B = largest::<u8, -1>(0),
        F = (1 < 2 || 2 > 1) as isize,
        C {
            f: u8,
        } = if 1 < 2 { 7 } else { 9 },
        D = {
            let (a, b) = (1, 2);
            a + b
        },
    }
    assert_eq!(E::DROP_ORDER, ["A.0", "C.f"]);
    assert_drops(|| E::A(held("a")), &["a"]);
}

#[test]
fn what_a_block_in_a_type_declares_is_its_own() {
    #[derive(OrderedDrop)]
    #[drop(order = [labelled, function, itself, held], parts = Parts)]
    struct S<'a> {
        held: ManuallyDrop<&'a Witness>,
        labelled: [u8; 'a: loop {
            break 'a 1;
        }],
        function: [u8; {
            const fn first<'a>(of: &'a [u8]) -> &'a u8 {
                &of[0]
            }
            *first(&[1]) as usize
        }],
        itself: [u8; {
            struct Length(usize);
            impl Length {
                const fn one() -> Self {
                    Self(1)
                }
            }
            Length::one().0
        }],
    }
    assert_eq!(S::DROP_ORDER, ["held", "labelled", "function", "itself"]);
}
