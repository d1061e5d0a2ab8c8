//! `order = reverse`: last declared, first dropped, as local variables and the members of C++ are.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_log, assert_order, held, witness, Witness};

#[test]
fn fields_drop_as_local_variables_do() {
    #[derive(OrderedDrop)]
    #[drop(order = reverse)]
    struct S {
        a: Witness,
        b: ManuallyDrop<Witness>,
        c: ManuallyDrop<Witness>,
    }
    assert_order(|| S { a: Witness("a"), b: held("b"), c: held("c") }, &["c", "b", "a"]);
    {
        let _a = Witness("a");
        let _b = Witness("b");
        let _c = Witness("c");
    }
    assert_log(&["c", "b", "a"], "local variables");
}

#[test]
fn a_field_that_is_added_takes_its_place() {
    // No list to forget it in: the two structs have the same attribute.
    macro_rules! with {
        ($name:ident { $($field:ident),* }) => {
            #[derive(OrderedDrop)]
            #[drop(order = reverse)]
            struct $name {
                $($field: ManuallyDrop<Witness>,)*
            }
        };
    }
    with!(Before { a, c });
    with!(After { a, b, c, d });
    assert_eq!(Before::DROP_ORDER, ["c", "a"]);
    assert_eq!(After::DROP_ORDER, ["d", "c", "b", "a"]);
}

#[test]
fn tuples_and_variants_each_have_their_own() {
    #[derive(OrderedDrop)]
    #[drop(order = reverse)]
    struct Tuple(Witness, ManuallyDrop<Witness>, ManuallyDrop<Witness>);
    assert_order(|| Tuple(Witness("0"), held("1"), held("2")), &["2", "1", "0"]);

    #[derive(OrderedDrop)]
    enum Variants {
        #[drop(order = reverse)]
        Named {
            a: Witness,
            b: ManuallyDrop<Witness>,
        },
        #[drop(order = reverse)]
        Tuple(ManuallyDrop<Witness>, ManuallyDrop<Witness>),
        #[drop(order = [b, a])]
        Listed {
            a: Witness,
            b: ManuallyDrop<Witness>,
        },
        AsDeclared(Witness, Witness),
        #[drop(order = reverse)]
        Unit,
        #[drop(order = reverse)]
        Empty {},
    }
    let names = ["Named.b", "Named.a", "Tuple.1", "Tuple.0", "Listed.b", "Listed.a"];
    let declared = ["AsDeclared.0", "AsDeclared.1"];
    assert_eq!(Variants::DROP_ORDER, [&names[..], &declared].concat());
    assert_drops(|| Variants::Named { a: Witness("a"), b: held("b") }, &["b", "a"]);
    assert_drops(|| Variants::Tuple(held("0"), held("1")), &["1", "0"]);
    assert_drops(|| Variants::Listed { a: Witness("a"), b: held("b") }, &["b", "a"]);
    assert_drops(|| Variants::AsDeclared(Witness("0"), Witness("1")), &["0", "1"]);
    assert_drops(|| Variants::Unit, &[]);
}

#[test]
fn types_without_drop_glue_stay_plain_wherever_they_are() {
    struct Opaque<'a>(&'a str);

    #[derive(OrderedDrop)]
    #[drop(order = reverse)]
    struct S<'a, T> {
        first: u64,
        a: Witness,
        text: &'a str,
        b: ManuallyDrop<T>,
        marker: PhantomData<T>,
        pointer: NonNull<T>,
        flags: [bool; 2],
        // The compiler knows of these.
        option: Option<u8>,
        opaque: Opaque<'a>,
        length: usize,
    }
    let make = || S {
        first: 1,
        a: Witness("a"),
        text: "text",
        b: held("b"),
        marker: PhantomData,
        pointer: NonNull::dangling(),
        flags: [true, false],
        option: None,
        opaque: Opaque("text"),
        length: 4,
    };
    assert_drops(make, &["b", "a"]);
    // Where they have nothing to drop, the list has them as the language does.
    let order = S::<Witness>::DROP_ORDER;
    let plain =
        ["b", "first", "a", "text", "marker", "pointer", "flags", "option", "opaque", "length"];
    assert_eq!(order, plain);
}

#[test]
fn a_struct_without_destructors_needs_no_managed_field() {
    #[derive(OrderedDrop, Clone, Copy)]
    #[drop(order = reverse)]
    struct S<'a> {
        a: u8,
        b: &'a str,
        c: Option<char>,
    }
    let s = S { a: 1, b: "b", c: None };
    let copy = s;
    assert_eq!((s.a, copy.b), (1, "b"));

    #[derive(OrderedDrop)]
    #[drop(order = reverse)]
    struct One {
        a: Witness,
    }
    let One { a } = One { a: Witness("a") };
    drop(a);
    assert_log(&["a"], "moved out of a type without a destructor");
}

#[test]
fn steps_constraints_and_skipped_fields_keep_their_meaning() {
    fn step(value: Witness, device: &mut Witness) {
        device.0 = "device, seen";
        drop(value);
    }
    #[derive(OrderedDrop)]
    #[drop(order = reverse, begin = Self::begin, parts = Parts)]
    struct S {
        device: Witness,
        #[drop(skip)]
        never: ManuallyDrop<Witness>,
        #[drop(with = drop_derive::last_first)]
        layers: ManuallyDrop<Vec<Witness>>,
        // Said once more, which is documentation.
        #[drop(with = step(_, device), before = layers)]
        image: ManuallyDrop<Witness>,
        #[drop]
        alias: Alias<Witness>,
        #[drop(with = handle)]
        handle: u8,
    }
    type Alias<T> = ManuallyDrop<T>;
    fn handle(_: u8) {
        witness("handle");
    }
    impl S {
        fn begin(&mut self) {
            witness("begin");
        }
    }
    assert_eq!(S::DROP_ORDER, ["handle", "alias", "image", "layers", "device"]);
    let make = || {
        S::from(Parts {
            handle: 1,
            alias: Witness("alias"),
            image: Witness("image"),
            layers: vec![Witness("bottom"), Witness("top")],
            device: Witness("device"),
            never: held("never"),
        })
    };
    drop(make());
    assert_log(&["begin", "handle", "alias", "image", "top", "bottom", "device, seen"], "dropped");
    // The parts are declared in drop order: from the last field to the first.
    drop(Parts::from(make()));
    assert_log(&["alias", "image", "bottom", "top", "device"], "dropped as parts");
}

#[test]
fn a_field_called_reverse_is_one_like_any_other() {
    #[derive(OrderedDrop)]
    #[drop(order = [reverse, a])]
    struct Listed {
        a: Witness,
        reverse: ManuallyDrop<Witness>,
    }
    assert_order(|| Listed { a: Witness("a"), reverse: held("reverse") }, &["reverse", "a"]);

    #[derive(OrderedDrop)]
    #[drop(order = [reverse])]
    struct Alone {
        reverse: Witness,
    }
    assert_order(|| Alone { reverse: Witness("reverse") }, &["reverse"]);

    #[derive(OrderedDrop)]
    #[drop(order = [.., reverse])]
    struct Last {
        reverse: ManuallyDrop<Witness>,
        a: ManuallyDrop<Witness>,
    }
    assert_order(|| Last { reverse: held("reverse"), a: held("a") }, &["a", "reverse"]);

    #[derive(OrderedDrop)]
    #[drop(order = reverse)]
    struct Both {
        reverse: Witness,
        #[drop(before = reverse)]
        order: ManuallyDrop<Witness>,
    }
    assert_order(
        || Both { reverse: Witness("reverse"), order: held("order") },
        &["order", "reverse"],
    );
}

#[test]
fn the_word_may_come_from_a_macro() {
    macro_rules! ordered {
        ($order:ident, $name:ident) => {
            #[derive(OrderedDrop)]
            #[drop(order = $order)]
            struct $name {
                a: Witness,
                b: ManuallyDrop<Witness>,
            }
        };
    }
    ordered!(reverse, S);
    assert_order(|| S { a: Witness("a"), b: held("b") }, &["b", "a"]);
}

#[test]
fn an_unsized_tail_drops_first() {
    #[derive(OrderedDrop)]
    #[drop(order = reverse)]
    struct S<T: ?Sized> {
        a: Witness,
        b: ManuallyDrop<Witness>,
        tail: ManuallyDrop<T>,
    }
    let make = || -> Box<S<[Witness]>> {
        let tail = ManuallyDrop::new([Witness("0"), Witness("1")]);
        Box::new(S { a: Witness("a"), b: held("b"), tail })
    };
    assert_drops(make, &["0", "1", "b", "a"]);
}

#[test]
fn more_fields_than_a_tuple_holds_drop_in_reverse() {
    macro_rules! struct_of {
        ($($field:ident)*) => {
            #[derive(OrderedDrop)]
            #[drop(order = reverse)]
            struct Many {
                $($field: ManuallyDrop<Witness>,)*
            }
            let mut expected = [$(stringify!($field)),*];
            expected.reverse();
            assert_order(|| Many { $($field: held(stringify!($field)),)* }, &expected);
        };
    }
    struct_of! {
        f00 f01 f02 f03 f04 f05 f06 f07 f08 f09 f10 f11 f12 f13 f14 f15 f16 f17 f18 f19 f20 f21 f22
        f23 f24 f25 f26 f27 f28 f29 f30 f31 f32 f33 f34 f35 f36 f37 f38 f39 f40 f41 f42 f43 f44 f45
        f46 f47 f48 f49 f50 f51 f52 f53 f54 f55 f56 f57 f58 f59 f60 f61 f62 f63 f64 f65 f66 f67 f68
    }
}
