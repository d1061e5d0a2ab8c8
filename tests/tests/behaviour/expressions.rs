//! Types, generics and paths may have expressions, blocks and macro calls in them.
//!
//! The macro must read them whatever features its parser has. Here it has few; the macro crate reads the
//! same items with all of them.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_log, assert_order, held, witness, Witness};

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

#[test]
fn any_expression_can_stand_in_a_path_or_in_generics() {
    fn close<const N: usize, A>(value: Witness) -> Result<A, Failed<3>> {
        assert_eq!((N, size_of::<A>()), (3, 4));
        drop(value);
        Err(Failed)
    }
    #[derive(Debug, PartialEq)]
    struct Failed<const N: usize>;
    fn begin<const IS_SET: bool, T, const N: usize>(_: &mut S<T, N>)
    where
        [T; 1]: Copy,
    {
        assert!(IS_SET);
    }
    fn report<const N: isize>(_: Failed<3>) {
        witness("reported");
    }
    #[derive(OrderedDrop)]
    #[drop(begin = begin::<{ if cfg!(unix) { true } else { !false } }, T, N>)]
    #[drop(close = close -> Failed<{ let (a, b) = (1, 2); a + b }>, report = report::<{ -(1 + 2) }>)]
    #[drop(parts = Parts)]
    struct S<
        T,
        const N: usize = {
            let one = 1;
            one
        },
    >
    where
        [T; match 1 < 2 {
            true => 1,
            false => 2,
        }]: Copy,
    {
        #[drop(with = close::<{ let mut n = 0; while n < 3 { n += 1; } n }, [u8; if true { 4 } else { 5 }]>)]
        first: ManuallyDrop<Witness>,
        #[drop(with = <Self as Close<{ match 1 { _ => 3 } }>>::close, after = first)]
        second: ManuallyDrop<Witness>,
        array: [T; N],
    }
    trait Close<const N: usize> {
        fn close(value: Witness) -> Result<[u8; 4], Failed<3>>;
    }
    impl<T, const N: usize> Close<3> for S<T, N>
    where
        [T; 1]: Copy,
    {
        fn close(value: Witness) -> Result<[u8; 4], Failed<3>> {
            close::<3, _>(value)
        }
    }
    let make = || S::from(Parts { first: Witness("first"), second: Witness("second"), array: [1] });
    assert_eq!(make().close(), Err(Failed));
    assert_log(&["first", "second", "reported"], "closed");
    drop(make());
    assert_log(&["first", "reported", "second", "reported"], "dropped");
}
