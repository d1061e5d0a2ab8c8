//! Each way to declare an order, dropped as it is and with a panic in every destructor.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_order, held, Witness};

#[test]
fn before_puts_a_field_ahead_of_what_is_declared_above_it() {
    #[derive(OrderedDrop)]
    struct Client {
        tcp: Witness,
        #[drop(before = tcp)]
        tls: ManuallyDrop<Witness>,
        #[drop(before = tls)]
        queries: ManuallyDrop<Witness>,
    }
    assert_order(
        || Client { tcp: Witness("tcp"), tls: held("tls"), queries: held("queries") },
        &["queries", "tls", "tcp"],
    );
}

#[test]
fn after_puts_a_field_behind_what_is_declared_below_it() {
    #[derive(OrderedDrop)]
    struct S {
        #[drop(after = [c, b])]
        a: ManuallyDrop<Witness>,
        b: ManuallyDrop<Witness>,
        #[drop(after = b)]
        c: ManuallyDrop<Witness>,
    }
    assert_order(|| S { a: held("a"), b: held("b"), c: held("c") }, &["b", "c", "a"]);
}

#[test]
fn a_constraint_may_be_said_at_both_ends() {
    #[derive(OrderedDrop)]
    struct S {
        #[drop(after = b)]
        a: ManuallyDrop<Witness>,
        #[drop(before = a)]
        b: ManuallyDrop<Witness>,
    }
    assert_order(|| S { a: held("a"), b: held("b") }, &["b", "a"]);
}

#[test]
fn fields_without_constraints_keep_their_declaration_order() {
    #[derive(OrderedDrop)]
    struct S {
        #[drop]
        a: ManuallyDrop<Witness>,
        #[drop]
        b: ManuallyDrop<Witness>,
        #[drop(before = b)]
        c: ManuallyDrop<Witness>,
        #[drop]
        d: ManuallyDrop<Witness>,
    }
    assert_order(
        || S { a: held("a"), b: held("b"), c: held("c"), d: held("d") },
        &["a", "c", "b", "d"],
    );
}

#[test]
fn managed_fields_drop_before_plain_ones_wherever_they_are_declared() {
    #[derive(OrderedDrop)]
    struct S {
        a: Witness,
        #[drop]
        b: ManuallyDrop<Witness>,
        c: Witness,
        #[drop(before = a)]
        d: ManuallyDrop<Witness>,
    }
    assert_order(
        || S { a: Witness("a"), b: held("b"), c: Witness("c"), d: held("d") },
        &["b", "d", "a", "c"],
    );
}

#[test]
fn an_order_that_the_declarations_satisfy_generates_no_destructor() {
    #[derive(OrderedDrop)]
    struct S {
        #[drop(before = [b, c])]
        a: Witness,
        b: Witness,
        #[drop(after = b)]
        c: Witness,
    }
    let make = || S { a: Witness("a"), b: Witness("b"), c: Witness("c") };
    assert_order(make, &["a", "b", "c"]);

    // Neither would compile with a `Drop` impl.
    let base = make();
    let S { a, .. } = S { b: Witness("other"), ..base };
    assert_eq!(a.0, "a");
}

#[test]
fn a_type_without_managed_fields_may_have_a_destructor_of_its_own() {
    #[derive(OrderedDrop)]
    struct S {
        #[drop(before = b)]
        a: Witness,
        b: Witness,
    }
    impl Drop for S {
        fn drop(&mut self) {
            drop_derive_tests::witness("S");
        }
    }
    assert_drops(|| S { a: Witness("a"), b: Witness("b") }, &["S", "a", "b"]);
}

#[test]
fn a_type_without_managed_fields_may_be_copy() {
    #[derive(Clone, Copy, OrderedDrop)]
    #[drop(order = [b, a])]
    struct S {
        a: u8,
        b: u8,
    }
    let s = S { a: 1, b: 2 };
    let t = s;
    assert_eq!((s.a, t.b), (1, 2));
    assert_eq!(S::DROP_ORDER, ["a", "b"]);
}

#[test]
fn a_list_orders_all_its_fields() {
    #[derive(OrderedDrop)]
    #[drop(order = [c, a, b, d])]
    struct S {
        a: ManuallyDrop<Witness>,
        b: ManuallyDrop<Witness>,
        c: ManuallyDrop<Witness>,
        d: Witness,
    }
    assert_order(
        || S { a: held("a"), b: held("b"), c: held("c"), d: Witness("d") },
        &["c", "a", "b", "d"],
    );
}

#[test]
fn the_rest_of_a_list_stands_for_what_it_does_not_name() {
    #[derive(OrderedDrop)]
    #[drop(order = [d, .., a])]
    struct Middle {
        a: ManuallyDrop<Witness>,
        b: ManuallyDrop<Witness>,
        c: ManuallyDrop<Witness>,
        d: ManuallyDrop<Witness>,
    }
    let make = || Middle { a: held("a"), b: held("b"), c: held("c"), d: held("d") };
    assert_order(make, &["d", "b", "c", "a"]);

    #[derive(OrderedDrop)]
    #[drop(order = [.., a])]
    struct First {
        a: ManuallyDrop<Witness>,
        #[drop(after = c)]
        b: ManuallyDrop<Witness>,
        c: ManuallyDrop<Witness>,
    }
    assert_order(|| First { a: held("a"), b: held("b"), c: held("c") }, &["c", "b", "a"]);

    #[derive(OrderedDrop)]
    #[drop(order = [b, ..])]
    struct Last {
        x: Witness,
        a: ManuallyDrop<Witness>,
        b: ManuallyDrop<Witness>,
        y: Witness,
    }
    let make = || Last { x: Witness("x"), a: held("a"), b: held("b"), y: Witness("y") };
    assert_order(make, &["b", "a", "x", "y"]);
}

#[test]
fn the_rest_of_a_list_may_be_empty() {
    #[derive(OrderedDrop)]
    #[drop(order = [b, .., a])]
    struct S {
        a: ManuallyDrop<Witness>,
        b: ManuallyDrop<Witness>,
    }
    assert_order(|| S { a: held("a"), b: held("b") }, &["b", "a"]);
}

#[test]
fn a_list_and_constraints_hold_together() {
    #[derive(OrderedDrop)]
    #[drop(order = [d, ..])]
    struct S {
        #[drop(after = b)]
        a: ManuallyDrop<Witness>,
        b: ManuallyDrop<Witness>,
        c: ManuallyDrop<Witness>,
        d: ManuallyDrop<Witness>,
    }
    assert_order(
        || S { a: held("a"), b: held("b"), c: held("c"), d: held("d") },
        &["d", "b", "a", "c"],
    );
}

#[test]
fn tuple_fields_are_named_by_their_index() {
    #[derive(OrderedDrop)]
    struct Pair(#[drop(after = 1)] ManuallyDrop<Witness>, ManuallyDrop<Witness>);
    assert_order(|| Pair(held("0"), held("1")), &["1", "0"]);

    #[derive(OrderedDrop)]
    #[drop(order = [2, 0, ..])]
    struct Triple(ManuallyDrop<Witness>, Witness, ManuallyDrop<Witness>);
    assert_order(|| Triple(held("0"), Witness("1"), held("2")), &["2", "0", "1"]);
}

#[test]
fn raw_identifiers_are_named_with_or_without_their_prefix() {
    #[derive(OrderedDrop)]
    #[drop(order = [r#in, ..])]
    struct S {
        #[drop(after = r#type)]
        r#fn: ManuallyDrop<Witness>,
        #[drop(before = plain)]
        r#type: ManuallyDrop<Witness>,
        plain: Witness,
        r#in: ManuallyDrop<Witness>,
    }
    assert_order(
        || S { r#fn: held("fn"), r#type: held("type"), plain: Witness("plain"), r#in: held("in") },
        &["in", "type", "fn", "plain"],
    );

    #[derive(OrderedDrop)]
    struct T {
        #[drop(after = type, after = r#b)]
        a: ManuallyDrop<Witness>,
        b: ManuallyDrop<Witness>,
        r#type: ManuallyDrop<Witness>,
    }
    assert_order(|| T { a: held("a"), b: held("b"), r#type: held("type") }, &["b", "type", "a"]);
}

#[test]
fn several_attributes_on_a_field_add_up() {
    #[derive(OrderedDrop)]
    struct S {
        a: ManuallyDrop<Witness>,
        b: ManuallyDrop<Witness>,
        #[drop]
        #[drop(before = a)]
        #[drop(before = [b], after = d)]
        c: ManuallyDrop<Witness>,
        d: ManuallyDrop<Witness>,
    }
    assert_order(
        || S { a: held("a"), b: held("b"), c: held("c"), d: held("d") },
        &["d", "c", "a", "b"],
    );
}

#[test]
fn a_skipped_field_is_never_dropped_and_has_no_place() {
    #[derive(OrderedDrop)]
    #[drop(order = [b, ..])]
    struct S {
        a: ManuallyDrop<Witness>,
        #[drop(skip)]
        never: ManuallyDrop<Witness>,
        b: ManuallyDrop<Witness>,
    }
    assert_order(|| S { a: held("a"), never: held("never"), b: held("b") }, &["b", "a"]);

    #[derive(OrderedDrop)]
    struct OnlySkipped {
        #[drop(skip)]
        never: ManuallyDrop<Witness>,
    }
    assert_order(|| OnlySkipped { never: held("never") }, &[]);
    // Nothing is managed, so that there is no destructor in the way.
    let OnlySkipped { never } = OnlySkipped { never: held("never") };
    assert_eq!(never.0, "never");
}

#[test]
fn types_without_fields_have_an_empty_order() {
    #[derive(OrderedDrop)]
    struct Unit;
    #[derive(OrderedDrop)]
    struct Empty {}
    #[derive(OrderedDrop)]
    struct EmptyTuple();
    #[derive(OrderedDrop)]
    enum Never {}
    assert_order(|| Unit, &[]);
    assert_order(|| Empty {}, &[]);
    assert_order(EmptyTuple, &[]);
    assert_eq!(Never::DROP_ORDER, [""; 0]);
}

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

/// One tuple has 64 turns, and one text 64 names. Here is what happens there and beyond, with a panic
/// at each position.
mod many_fields {
    use super::*;

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
}

#[test]
fn names_beyond_ascii_and_keywords_are_listed_as_they_are_read() {
    #[derive(OrderedDrop)]
    #[allow(non_camel_case_types)]
    enum Größe {
        r#type {
            naïve: Witness,
            #[drop(before = naïve)]
            r#fn: ManuallyDrop<Witness>,
            #[drop(before = r#fn)]
            水: ManuallyDrop<Witness>,
        },
    }
    assert_eq!(Größe::DROP_ORDER, ["type.水", "type.fn", "type.naïve"]);
    let make = || Größe::r#type { naïve: Witness("naïve"), r#fn: held("fn"), 水: held("水") };
    assert_drops(make, &["水", "fn", "naïve"]);
}

#[test]
fn a_constant_of_the_users_is_not_the_one_that_holds_the_names() {
    trait Other {
        const DROP_ORDER: u8 = 1;
        const DROP_DERIVE_NAMES: u8 = 2;
    }
    #[derive(OrderedDrop)]
    struct S {
        a: Witness,
        #[drop(before = a)]
        b: ManuallyDrop<Witness>,
    }
    impl Other for S {}
    impl S {
        const DROP_DERIVE_NAMES: u8 = 3;
    }
    assert_eq!(<S as OrderedDrop>::DROP_ORDER, ["b", "a"]);
    assert_eq!((<S as Other>::DROP_ORDER, S::DROP_DERIVE_NAMES), (1, 3));
    assert_drops(|| S { a: Witness("a"), b: held("b") }, &["b", "a"]);
}

#[test]
fn an_order_written_by_hand_is_what_it_says() {
    struct S;
    impl OrderedDrop for S {
        const DROP_ORDER: &'static [&'static str] = &["anything", "at all"];
    }
    assert_eq!(S::DROP_ORDER, ["anything", "at all"]);
}

mod pairs_of_a_list {
    use super::*;

    #[test]
    fn are_forgiven_where_one_type_has_nothing_to_drop() {
        #[derive(Clone, Copy)]
        struct Id(u64);
        #[derive(OrderedDrop)]
        #[drop(order = [id, name, port, window])]
        struct Client<'a> {
            window: ManuallyDrop<Witness>,
            name: &'a str,
            port: u16,
            id: Id,
        }
        // What nothing can tell apart keeps its declaration order.
        assert_eq!(Client::DROP_ORDER, ["window", "name", "port", "id"]);
        let make = || Client { id: Id(1), name: "name", port: 80, window: held("window") };
        assert_drops(make, &["window"]);
    }

    #[test]
    fn carry_an_order_across_a_field_that_has_nothing_to_drop() {
        #[derive(OrderedDrop)]
        #[drop(order = [b, port, a])]
        struct S {
            a: ManuallyDrop<Witness>,
            b: ManuallyDrop<Witness>,
            port: u16,
        }
        assert_eq!(S::DROP_ORDER, ["b", "a", "port"]);
        assert_drops(|| S { a: held("a"), b: held("b"), port: 80 }, &["b", "a"]);
    }

    #[test]
    fn that_hold_are_accepted_whatever_their_types() {
        #[derive(OrderedDrop)]
        #[drop(order = [a, b, c])]
        struct S<T, U> {
            a: Vec<T>,
            b: U,
            c: Witness,
        }
        assert_order(
            || S { a: vec![Witness("a")], b: Witness("b"), c: Witness("c") },
            &["a", "b", "c"],
        );
    }
}

#[test]
fn the_order_is_a_constant() {
    #[derive(OrderedDrop)]
    struct S<T> {
        a: T,
        #[drop(before = a)]
        b: ManuallyDrop<T>,
    }
    const FIRST: &str = S::<Witness>::DROP_ORDER[0];
    assert_eq!(FIRST, "b");
}

#[test]
fn raw_names_of_the_attribute_and_of_parameters_are_understood() {
    #[derive(OrderedDrop)]
    struct S<T> {
        a: Vec<r#T>,
        #[r#drop(before = a)]
        b: ManuallyDrop<T>,
    }
    assert_order(|| S { a: vec![Witness("a")], b: held("b") }, &["b", "a"]);
}
