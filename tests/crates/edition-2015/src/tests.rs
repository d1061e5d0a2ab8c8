use std::fmt::Debug;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, held, Witness};

mod deep {
    pub mod deeper {
        pub extern crate drop_derive as derive;
    }
}

fn close<T>(value: T, _: &mut Witness) {
    drop(value);
}

#[test]
fn every_kind_of_expansion_resolves() {
    #[derive(OrderedDrop)]
    #[drop(begin = ::tests::begin, parts = Parts, order = [view, .., plain])]
    #[allow(bare_trait_objects)] // On the type, and so on what is generated for it.
    struct S<'a> {
        // In the wrong order: the compiler is asked, outside the item.
        view: Option<&'a ::std::cell::Cell<u8>>,
        #[drop(with = ::tests::close(_, plain))]
        step: ::std::mem::ManuallyDrop<Witness>,
        #[drop]
        alias: ::tests::Alias<Witness>,
        #[drop(skip)]
        never: ::tests::Alias<Witness>,
        object: Box<Debug + 'a>,
        plain: Witness,
    }
    assert_eq!(S::DROP_ORDER, ["step", "alias", "view", "object", "plain"]);
    let make = || {
        S::from(Parts {
            view: None,
            step: Witness("step"),
            alias: Witness("alias"),
            never: held("never"),
            object: Box::new(Witness("object")),
            plain: Witness("plain"),
        })
    };
    assert_drops(make, &["step", "alias", "object", "plain"]);
}

type Alias<T> = ManuallyDrop<T>;

fn begin<T>(_: &mut T) {}

#[test]
fn a_reexport_is_named_from_the_root() {
    #[derive(OrderedDrop)]
    #[drop(crate = ::tests::deep::deeper::derive, parts = Parts, order = [a, .., c])]
    struct S {
        a: Option<u8>,
        #[drop(with = close(_, c))]
        b: ManuallyDrop<Witness>,
        c: Witness,
    }
    #[derive(OrderedDrop)]
    #[drop(crate = self::deep::deeper::derive)]
    enum E {
        V(#[drop(after = 1)] ManuallyDrop<Witness>, ManuallyDrop<Witness>),
    }
    assert_drops(|| S::from(Parts { a: None, b: Witness("b"), c: Witness("c") }), &["b", "c"]);
    assert_drops(|| E::V(held("0"), held("1")), &["1", "0"]);
}

#[test]
fn a_macro_of_edition_2021_derives_here() {
    ordered_struct! {
        struct S {
            first: ManuallyDrop<Witness> = drop,
            second: ManuallyDrop<Witness> = ::tests::close,
            last: Witness,
        }
    }
    let make = || S { first: held("first"), second: held("second"), last: Witness("last") };
    assert_drops(make, &["second", "first", "last"]);
}

#[test]
fn what_is_a_keyword_in_later_editions_can_be_a_name() {
    #[derive(OrderedDrop)]
    #[drop(order = [dyn, async, await, try])]
    #[allow(keyword_idents, non_camel_case_types)]
    struct async {
        try: Witness,
        #[drop(with = close(_, try))]
        await: ManuallyDrop<Witness>,
        async: ManuallyDrop<Witness>,
        dyn: ManuallyDrop<Witness>,
    }
    let make = || async {
        try: Witness("try"),
        await: held("await"),
        async: held("async"),
        dyn: held("dyn"),
    };
    assert_eq!(async::DROP_ORDER, ["dyn", "async", "await", "try"]);
    assert_drops(make, &["dyn", "async", "await", "try"]);
}
