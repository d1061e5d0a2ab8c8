//! Fields, variants and generics may have any name, and the attribute understands it.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_order, held, Witness};

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
fn raw_names_of_the_attribute_and_of_parameters_are_understood() {
    #[derive(OrderedDrop)]
    struct S<T> {
        a: Vec<r#T>,
        #[r#drop(before = a)]
        b: ManuallyDrop<T>,
    }
    assert_order(|| S { a: vec![Witness("a")], b: held("b") }, &["b", "a"]);
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
fn a_field_may_have_any_name() {
    fn step(_: Witness, _: &mut Witness, __this: &mut Witness, scope: &mut Witness) {
        assert_eq!((__this.0, scope.0), ("__this", "scope"));
    }
    #[derive(OrderedDrop)]
    #[drop(parts = Apart, order = [__value, self_, .., __this])]
    #[rustfmt::skip]
    struct S {
        this: ManuallyDrop<Witness>, guards: ManuallyDrop<Witness>, turns: ManuallyDrop<Witness>,
        in_order: ManuallyDrop<Witness>, field: ManuallyDrop<Witness>,
        __this: ManuallyDrop<Witness>, result: ManuallyDrop<Witness>,
        #[drop(with = step(_, __drop_derive_this, __this, scope))]
        __value: ManuallyDrop<Witness>,
        __drop_derive_this: ManuallyDrop<Witness>, __drop_derive_field0: ManuallyDrop<Witness>,
        self_: ManuallyDrop<Witness>, scope: ManuallyDrop<Witness>,
        // Words that are keywords in some places, or some editions.
        r#type: ManuallyDrop<Witness>, union: ManuallyDrop<Witness>, auto: ManuallyDrop<Witness>,
        gen: ManuallyDrop<Witness>, raw: ManuallyDrop<Witness>, default: ManuallyDrop<Witness>,
        // Words of the attribute.
        before: ManuallyDrop<Witness>, after: ManuallyDrop<Witness>, order: ManuallyDrop<Witness>,
        with: ManuallyDrop<Witness>, skip: ManuallyDrop<Witness>, begin: ManuallyDrop<Witness>,
        parts: ManuallyDrop<Witness>, drop: ManuallyDrop<Witness>,
    }
    #[rustfmt::skip]
    let make = || S::from(Apart {
        this: Witness("this"), guards: Witness("guards"), turns: Witness("turns"),
        in_order: Witness("in_order"), field: Witness("field"),
        __this: Witness("__this"), result: Witness("result"),
        __value: Witness("__value"),
        __drop_derive_this: Witness("__drop_derive_this"),
        __drop_derive_field0: Witness("__drop_derive_field0"),
        self_: Witness("self_"), scope: Witness("scope"),
        r#type: Witness("type"), union: Witness("union"), auto: Witness("auto"),
        gen: Witness("gen"), raw: Witness("raw"), default: Witness("default"),
        before: Witness("before"), after: Witness("after"), order: Witness("order"),
        with: Witness("with"), skip: Witness("skip"), begin: Witness("begin"),
        parts: Witness("parts"), drop: Witness("drop"),
    });
    #[rustfmt::skip]
    assert_order(make, &[
        "__value", "self_", "this", "guards", "turns", "in_order", "field", "result",
        "__drop_derive_this", "__drop_derive_field0", "scope", "type", "union", "auto", "gen",
        "raw", "default", "before", "after", "order", "with", "skip", "begin", "parts", "drop",
        "__this",
    ]);
}

#[test]
fn generics_may_have_any_name() {
    fn step<T, U>(value: T, _: &mut U) {
        drop(value);
    }
    #[derive(OrderedDrop)]
    #[drop(begin = Self::begin, parts = Parts)]
    #[allow(non_camel_case_types)]
    struct Names<
        'this,
        'lent,
        Drop,
        OrderedDrop,
        From,
        Turns,
        T,
        U,
        S_,
        P,
        F,
        core,
        const INDEX: usize,
    >
    where
        T: Sized,
    {
        #[drop(with = step(_, d))]
        a: ManuallyDrop<(&'this Drop, &'lent OrderedDrop, From)>,
        b: ManuallyDrop<Option<(Turns, T, U)>>,
        #[drop(before = b)]
        c: ManuallyDrop<Option<(S_, P, F, core)>>,
        d: ManuallyDrop<[Witness; INDEX]>,
    }
    impl<D, O, Fr, Tu, T: Sized, U, S, P, F, C, const N: usize>
        Names<'_, '_, D, O, Fr, Tu, T, U, S, P, F, C, N>
    {
        fn begin(&mut self) {}
    }
    let make = || {
        let d = [Witness("d")];
        Names::<u8, u8, Witness, u8, u8, u8, u8, u8, u8, u8, 1>::from(Parts {
            a: (&1, &2, Witness("a")),
            b: None,
            c: None,
            d,
        })
    };
    assert_drops(make, &["a", "d"]);
}
