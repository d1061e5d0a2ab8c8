//! Types with many fields. One tuple has 64 turns, and one text 64 names: here is what happens there
//! and beyond, with a panic at each position.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_order, held, Witness};

#[test]
fn twenty_fields_drop_in_order() {
    #[derive(OrderedDrop)]
    #[drop(order = [t, s, r, q, p, o, n, m, l, k, j, i, h, g, f, e, d, c, b, a])]
    #[rustfmt::skip]
    struct Twenty {
        a: ManuallyDrop<Witness>, b: ManuallyDrop<Witness>, c: ManuallyDrop<Witness>,
        d: ManuallyDrop<Witness>, e: ManuallyDrop<Witness>, f: ManuallyDrop<Witness>,
        g: ManuallyDrop<Witness>, h: ManuallyDrop<Witness>, i: ManuallyDrop<Witness>,
        j: ManuallyDrop<Witness>, k: ManuallyDrop<Witness>, l: ManuallyDrop<Witness>,
        m: ManuallyDrop<Witness>, n: ManuallyDrop<Witness>, o: ManuallyDrop<Witness>,
        p: ManuallyDrop<Witness>, q: ManuallyDrop<Witness>, r: ManuallyDrop<Witness>,
        s: ManuallyDrop<Witness>, t: ManuallyDrop<Witness>,
    }
    #[rustfmt::skip]
    let make = || Twenty {
        a: held("a"), b: held("b"), c: held("c"), d: held("d"), e: held("e"), f: held("f"),
        g: held("g"), h: held("h"), i: held("i"), j: held("j"), k: held("k"), l: held("l"),
        m: held("m"), n: held("n"), o: held("o"), p: held("p"), q: held("q"), r: held("r"),
        s: held("s"), t: held("t"),
    };
    assert_order(
        make,
        &[
            "t", "s", "r", "q", "p", "o", "n", "m", "l", "k", "j", "i", "h", "g", "f", "e", "d",
            "c", "b", "a",
        ],
    );
}

/// A struct and a variant of one order: the last field is first, and the first is last.
macro_rules! many {
    ($test:ident, $name:ident, $number:literal: $first:ident $($middle:ident)* .. $last:ident) => {
        #[test]
        fn $test() {
            #[derive(OrderedDrop)]
            #[drop(order = [$last, .., $first])]
            struct $name<T: ?Sized> {
                $first: ManuallyDrop<Witness>,
                $($middle: ManuallyDrop<Witness>,)*
                // Pointers to it have a length, too.
                $last: ManuallyDrop<T>,
            }

            // Each step borrows the field that is last, out of another tuple.
            #[derive(OrderedDrop)]
            #[drop(begin = begin, order = [$last, .., $first])]
            struct WithBegin {
                $first: ManuallyDrop<Witness>,
                $(
                    #[drop(with = step(_, $first))]
                    $middle: ManuallyDrop<Witness>,
                )*
                #[drop(with = step(_, $first))]
                $last: ManuallyDrop<Witness>,
            }
            fn begin(value: &mut WithBegin) {
                assert_eq!(value.$last.0, stringify!($last));
                drop_derive_tests::witness("begin");
            }
            fn step(_: Witness, first: &mut Witness) {
                assert_eq!(first.0, stringify!($first));
            }

            #[derive(OrderedDrop)]
            enum Enum {
                #[drop(order = [$last, .., $first])]
                Steps {
                    $first: ManuallyDrop<Witness>,
                    $(
                        #[drop(with = step(_, $first))]
                        $middle: ManuallyDrop<Witness>,
                    )*
                    $last: ManuallyDrop<Witness>,
                },
                #[drop(order = [$last, .., $first])]
                Fields {
                    $first: ManuallyDrop<Witness>,
                    $($middle: ManuallyDrop<Witness>,)*
                    $last: ManuallyDrop<Witness>,
                },
            }

            let order = [
                "begin", stringify!($last), $(stringify!($middle),)* stringify!($first),
            ];
            let (lines, order) = (&order, &order[1..]);
            assert_eq!(order.len(), $number);

            type Unsized = $name<[Witness]>;
            assert_eq!(Unsized::DROP_ORDER, order);
            let make = || -> Box<Unsized> {
                Box::new($name {
                    $first: held(stringify!($first)),
                    $($middle: held(stringify!($middle)),)*
                    $last: ManuallyDrop::new([Witness(stringify!($last))]),
                })
            };
            assert_drops(make, order);

            assert_eq!(WithBegin::DROP_ORDER, order);
            let make = || WithBegin {
                $first: held(stringify!($first)),
                $($middle: held(stringify!($middle)),)*
                $last: held(stringify!($last)),
            };
            assert_drops(make, lines);

            let both = ["Steps", "Fields"]
                .map(|variant| order.iter().map(move |name| format!("{variant}.{name}")));
            assert_eq!(Enum::DROP_ORDER, both.into_iter().flatten().collect::<Vec<_>>());
            let make = || Enum::Steps {
                $first: held(stringify!($first)),
                $($middle: held(stringify!($middle)),)*
                $last: held(stringify!($last)),
            };
            assert_drops(make, order);
            let make = || Enum::Fields {
                $first: held(stringify!($first)),
                $($middle: held(stringify!($middle)),)*
                $last: held(stringify!($last)),
            };
            assert_drops(make, order);
        }
    };
}

many! {
    as_many_as_a_tuple_has_turns_drop_in_order, SixtyFour, 64:
        f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12 f13 f14 f15 f16 f17 f18 f19 f20 f21 f22
        f23 f24 f25 f26 f27 f28 f29 f30 f31 f32 f33 f34 f35 f36 f37 f38 f39 f40 f41 f42 f43
        f44 f45 f46 f47 f48 f49 f50 f51 f52 f53 f54 f55 f56 f57 f58 f59 f60 f61 f62 .. f63
}

many! {
    one_more_than_a_tuple_has_turns_drop_in_order, SixtyFive, 65:
        f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12 f13 f14 f15 f16 f17 f18 f19 f20 f21 f22
        f23 f24 f25 f26 f27 f28 f29 f30 f31 f32 f33 f34 f35 f36 f37 f38 f39 f40 f41 f42 f43
        f44 f45 f46 f47 f48 f49 f50 f51 f52 f53 f54 f55 f56 f57 f58 f59 f60 f61 f62 f63 .. f64
}

many! {
    more_than_two_tuples_have_turns_drop_in_order, HundredThirty, 130:
        f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12 f13 f14 f15 f16 f17 f18 f19 f20 f21 f22
        f23 f24 f25 f26 f27 f28 f29 f30 f31 f32 f33 f34 f35 f36 f37 f38 f39 f40 f41 f42 f43
        f44 f45 f46 f47 f48 f49 f50 f51 f52 f53 f54 f55 f56 f57 f58 f59 f60 f61 f62 f63 f64
        f65 f66 f67 f68 f69 f70 f71 f72 f73 f74 f75 f76 f77 f78 f79 f80 f81 f82 f83 f84 f85
        f86 f87 f88 f89 f90 f91 f92 f93 f94 f95 f96 f97 f98 f99 f100 f101 f102 f103 f104
        f105 f106 f107 f108 f109 f110 f111 f112 f113 f114 f115 f116 f117 f118 f119 f120
        f121 f122 f123 f124 f125 f126 f127 f128 .. f129
}

#[test]
fn names_of_several_variants_add_up_to_the_limit_and_beyond() {
    macro_rules! many {
        ($name:ident { $($variant:ident)* }) => {
            #[derive(OrderedDrop)]
            enum $name {
                $($variant(Witness, #[drop(before = 0)] ManuallyDrop<Witness>),)*
            }
        };
    }
    many! { SixtyFour {
        V0 V1 V2 V3 V4 V5 V6 V7 V8 V9 V10 V11 V12 V13 V14 V15
        V16 V17 V18 V19 V20 V21 V22 V23 V24 V25 V26 V27 V28 V29 V30 V31
    } }
    many! { SixtySix {
        V0 V1 V2 V3 V4 V5 V6 V7 V8 V9 V10 V11 V12 V13 V14 V15
        V16 V17 V18 V19 V20 V21 V22 V23 V24 V25 V26 V27 V28 V29 V30 V31 V32
    } }
    let names = |variants: usize| {
        (0..variants).flat_map(|v| [format!("V{v}.1"), format!("V{v}.0")]).collect::<Vec<_>>()
    };
    assert_eq!(SixtyFour::DROP_ORDER, names(32));
    assert_eq!(SixtySix::DROP_ORDER, names(33));
    assert_drops(|| SixtySix::V32(Witness("0"), held("1")), &["1", "0"]);
}
