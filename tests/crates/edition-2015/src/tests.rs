use std::fmt::Debug;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, held, log, witness, Witness};

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

#[test]
fn what_fails_is_named_from_the_root() {
    #[derive(OrderedDrop)]
    #[drop(close = close -> ::tests::Lost, report = ::tests::lose, order = reverse)]
    #[drop(parts = #[derive(Debug)] ClosingParts)]
    #[allow(bare_trait_objects)]
    struct Closing<'a, T: ?Sized + 'a> {
        plain: Witness,
        lent: &'a T,
        code: u8,
        #[drop(part = #[allow(bare_trait_objects)])]
        object: ManuallyDrop<Box<Debug + 'a>>,
        #[drop(with = ::tests::fail(&mut _, *lent))]
        first: ManuallyDrop<Witness>,
        #[drop(with = ::tests::fail(&mut _, *lent))]
        second: ManuallyDrop<Witness>,
        #[drop(with = ::drop_derive::last_first)]
        layers: ManuallyDrop<[Witness; 2]>,
    }
    let make = || -> Closing<str> {
        let layers = [Witness("bottom"), Witness("top")];
        let (first, second, plain) = (Witness("first"), Witness("second"), Witness("plain"));
        let object = Box::new(Witness("object"));
        ClosingParts { layers, second, first, object, code: 1, lent: "lent", plain }.into()
    };
    let lines = ["top", "bottom", "second", "first", "object", "plain"];
    assert_drops(make, &["top", "bottom", "lost", "second", "lost", "first", "object", "plain"]);
    assert!(format!("{:?}", ClosingParts::from(make())).contains("\"lent\""));
    assert_eq!(log().len(), lines.len());
    assert!(make().close().is_err());
    assert_eq!(log(), ["top", "bottom", "second", "lost", "first", "object", "plain"]);
}

struct Lost;

fn fail<T: ?Sized>(_: &mut Witness, _: &T) -> Result<(), Lost> {
    Err(Lost)
}

fn lose(_: Lost) {
    witness("lost");
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
