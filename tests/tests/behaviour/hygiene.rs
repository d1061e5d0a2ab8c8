//! The derive works whatever the names around it mean, and wherever an item can stand.

#![forbid(unsafe_code)]
#![allow(dead_code)] // Most fields are there to be dropped.
#![allow(clippy::unused_self)] // Most functions to begin with are there to be called.

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_order, held, witness, Witness};

/// Every name that an expansion might be tempted to use means something else here.
#[allow(non_camel_case_types, unused_macros, unused_qualifications)]
mod shadowed {
    use ::drop_derive_tests::{assert_drops, held, witness, Witness};
    use ::std::mem::ManuallyDrop as Held;

    mod alloc {}
    mod core {}
    mod drop_derive {}
    mod std {}

    trait Clone {}
    trait Copy {}
    trait Drop {}
    trait Fallback {}
    trait Fn {}
    trait FnOnce {}
    trait From {}
    trait Into {}
    trait OrderedDrop {}
    trait Sized {}

    enum Option {}
    enum Result {}
    struct Box;
    struct ManuallyDrop;
    struct None;
    struct Some;
    struct String;
    struct Vec;
    struct bool;
    struct str;
    struct u8;
    struct usize;

    fn copy() {}
    fn drop() {}
    fn forget() {}
    fn held_() {}
    fn lend() {}
    fn take() {}

    macro_rules! addr_of_mut {
        () => {};
    }
    macro_rules! compile_error {
        () => {};
    }
    macro_rules! panic {
        () => {};
    }

    fn step(value: Witness, plain: &Witness) {
        witness(plain.0);
        ::std::mem::drop(value);
    }

    #[derive(::drop_derive::OrderedDrop)]
    #[drop(begin = Self::begin, parts = Parts, order = [letter, .., generic, plain])]
    struct Struct<T> {
        // Nothing to drop: the compiler is asked, and permits it to stand first in the list.
        letter: ::core::option::Option<char>,
        generic: ::core::option::Option<T>,
        #[drop]
        #[drop(with = step(_, plain))]
        step: Held<Witness>,
        #[drop]
        managed: Held<Witness>,
        #[drop(skip)]
        never: Held<Witness>,
        plain: Witness,
    }

    impl<T> Struct<T> {
        fn begin(&mut self) {
            self.plain.0 = "lent, and plain";
        }
    }

    #[derive(::drop_derive::OrderedDrop)]
    enum Enum {
        Variant {
            #[drop]
            #[drop(with = step(_, plain))]
            step: Held<Witness>,
            #[drop(before = plain)]
            managed: ::std::mem::ManuallyDrop<Witness>,
            plain: Witness,
        },
        Unit,
    }

    #[test]
    fn names_of_the_prelude_may_mean_something_else() {
        let (step, managed, never) = ("step", "managed", "never");
        let make = || {
            Struct::<()>::from(Parts {
                letter: ::core::option::Option::None,
                generic: ::core::option::Option::None,
                step: Witness(step),
                managed: Witness(managed),
                never: held(never),
                plain: Witness("plain"),
            })
        };
        let lent = "lent, and plain";
        assert_drops(make, &[lent, step, managed, lent]);
        let make =
            || Enum::Variant { step: held(step), managed: held(managed), plain: Witness("plain") };
        assert_drops(make, &["plain", step, managed, "plain"]);
    }
}

/// What `std` gives to every module is not there.
mod without_prelude {
    #![no_implicit_prelude]

    use ::drop_derive_tests::{assert_drops, held, witness, Witness};

    fn step(value: Witness, plain: &Witness) {
        witness(plain.0);
        ::std::mem::drop(value);
    }

    #[derive(::drop_derive::OrderedDrop)]
    #[drop(begin = Self::begin, parts = Parts, order = [letter, .., generic, plain])]
    struct Struct<T> {
        // Nothing to drop: the compiler is asked, and permits it to stand first in the list.
        letter: ::core::option::Option<char>,
        generic: ::core::option::Option<T>,
        #[drop(with = step(_, plain))]
        step: ::std::mem::ManuallyDrop<Witness>,
        #[drop(with = ::std::mem::drop)]
        handle: u8,
        #[drop(skip)]
        never: ::std::mem::ManuallyDrop<Witness>,
        plain: Witness,
    }

    impl<T> Struct<T> {
        fn begin(&mut self) {
            witness("begin");
        }
    }

    #[derive(::drop_derive::OrderedDrop)]
    enum Enum<T> {
        #[drop(order = [1, 0])]
        Pair(::std::mem::ManuallyDrop<Witness>, ::std::mem::ManuallyDrop<Witness>),
        Plain(#[drop(before = 1)] Witness, T),
        Unit,
    }

    #[::std::prelude::v1::test]
    fn no_prelude_is_needed() {
        let make = || -> Struct<u8> {
            ::core::convert::From::from(Parts {
                letter: ::core::option::Option::None,
                generic: ::core::option::Option::None,
                step: Witness("step"),
                handle: 1,
                never: held("never"),
                plain: Witness("plain"),
            })
        };
        assert_drops(make, &["begin", "plain", "step", "plain"]);
        assert_drops(|| Enum::<u8>::Pair(held("0"), held("1")), &["1", "0"]);
    }
}

/// A variable cannot have the name of a constant, a static or a unit struct that is in scope.
#[allow(non_camel_case_types, non_upper_case_globals)]
mod items_called_like_variables {
    use super::*;

    struct __this;
    struct __value;
    struct field;
    struct fields;
    struct guard;
    struct guards;
    struct in_order;
    struct name;
    struct order;
    struct parts;
    struct pointer;
    struct ptr;
    struct result;
    struct scope;
    struct self_;
    struct slf;
    struct this;
    struct turn;
    struct turns;
    struct value;
    const __field0: u8 = 0;
    const __lent0: u8 = 0;
    const __result: u8 = 0;
    const __scope: u8 = 0;
    const _0: u8 = 0;
    const f0: u8 = 0;
    const field0: u8 = 0;
    static __fields: u8 = 0;
    static __guard: u8 = 0;
    static __in_order: u8 = 0;
    static __parts: u8 = 0;
    static __self: u8 = 0;
    static __turns: u8 = 0;

    fn step(taken: Witness, _: &mut Witness) {
        drop(taken);
    }

    #[test]
    fn do_not_disturb_them() {
        #[derive(OrderedDrop)]
        #[drop(begin = begin, parts = Parts)]
        struct S {
            #[drop(with = step(_, plain))]
            a: ManuallyDrop<Witness>,
            #[drop]
            b: ManuallyDrop<Witness>,
            plain: Witness,
        }
        fn begin(_: &mut S) {}
        #[derive(OrderedDrop)]
        enum E {
            V(#[drop(with = step(_, 1))] ManuallyDrop<Witness>, Witness),
        }
        let make = || S::from(Parts { a: Witness("a"), b: Witness("b"), plain: Witness("plain") });
        assert_order(make, &["a", "b", "plain"]);
        assert_drops(|| E::V(held("0"), Witness("1")), &["0", "1"]);
    }
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

#[test]
fn methods_in_scope_are_not_taken_for_ours() {
    /// Has a method for every name, on every type, that takes it by value and by reference.
    trait Everywhere: Sized {
        fn addr_of_mut(self) {
            unreachable!();
        }
        fn assert_done(&self) {
            unreachable!();
        }
        fn assert_held(&self) {
            unreachable!();
        }
        fn cast(self) {
            unreachable!();
        }
        fn copy(&self) {
            unreachable!();
        }
        fn drop(&mut self) {
            unreachable!();
        }
        fn from<T>(_: T) -> Self {
            unreachable!();
        }
        fn held(self) {
            unreachable!();
        }
        fn lend(&self) {
            unreachable!();
        }
        fn take(self) {
            unreachable!();
        }
        fn take_all(self) {
            unreachable!();
        }
        fn take_one(self) {
            unreachable!();
        }
    }
    impl<T> Everywhere for T {}

    #[derive(OrderedDrop)]
    #[drop(begin = begin)]
    struct S {
        #[drop(with = step(_, c))]
        a: ManuallyDrop<Witness>,
        #[drop]
        b: ManuallyDrop<Witness>,
        c: Witness,
        #[drop(skip)]
        d: ManuallyDrop<Witness>,
    }
    impl S {
        fn drop(&mut self) {
            unreachable!();
        }
        fn new() -> Self {
            S { a: held("a"), b: held("b"), c: Witness("c"), d: held("d") }
        }
    }
    fn begin(_: &mut S) {}
    fn step(value: Witness, _: &mut Witness) {
        drop(value);
    }
    assert_order(S::new, &["a", "b", "c"]);
}

mod places {
    //! An item can stand wherever a statement can.

    use super::*;

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
            assert_order(
                || Inside { plain: Witness("plain"), step: held("step") },
                &["step", "plain"],
            );
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
}

mod fragments {
    //! Structs whose parts come out of `macro_rules!`, as fragments of each kind.

    use super::*;

    fn close(value: Witness) {
        witness("close");
        drop(value);
    }

    fn destroy<T>(value: Witness, device: &mut T) {
        let _ = device;
        drop(value);
    }

    macro_rules! by_path {
        ($name:ident, $step:path, $borrowing:path, $begin:path) => {
            #[derive(OrderedDrop)]
            #[drop(begin = $begin)]
            struct $name {
                #[drop(with = $step)]
                a: ManuallyDrop<Witness>,
                #[drop(with = $borrowing(_, c))]
                b: ManuallyDrop<Witness>,
                c: Witness,
            }
            impl $name {
                fn begin(&mut self) {
                    witness("begin");
                }
            }
        };
    }

    macro_rules! by_expr {
        ($name:ident, $step:expr, $borrowing:expr, $before:expr, $after:expr, $order:expr) => {
            #[derive(OrderedDrop)]
            struct $name {
                c: Witness,
                #[drop(with = $borrowing)]
                b: ManuallyDrop<Witness>,
                #[drop(with = $step, before = $before)]
                a: ManuallyDrop<Witness>,
                #[drop(after = $after)]
                d: ManuallyDrop<Witness>,
            }
            #[derive(OrderedDrop)]
            enum List {
                #[drop(order = $order)]
                V { a: Witness, b: ManuallyDrop<Witness>, c: ManuallyDrop<Witness> },
            }
        };
    }

    macro_rules! by_tokens {
        ($($tokens:tt)*) => {
            #[derive(OrderedDrop)]
            $($tokens)*
        };
    }

    macro_rules! by_item {
        ($($item:item)*) => { $(#[derive(OrderedDrop)] $item)* };
    }

    macro_rules! by_meta {
        ($name:ident, $($meta:meta),*) => {
            #[derive(OrderedDrop)]
            $(#[$meta])*
            struct $name { a: ManuallyDrop<Witness>, b: ManuallyDrop<Witness> }
        };
    }

    macro_rules! by_index {
        ($name:ident($first:literal, $second:tt), $($ty:ty),*) => {
            #[derive(OrderedDrop)]
            struct $name(
                #[drop(after = $second)] $($ty),*
            );
            impl $name {
                const SECOND: &'static str = stringify!($first);
            }
        };
    }

    macro_rules! by_types {
        (
            $vis:vis $name:ident<$lt:lifetime, $param:ident: $bound:path, $length:literal>,
            $held:ty, $plain:ty, $parts:ident, $block:block
        ) => {
            #[derive(OrderedDrop)]
            #[drop(parts = $vis $parts, order = [held, view, array, plain])]
            $vis struct $name<$lt, $param: $bound> {
                // In the wrong order, and nothing to drop.
                view: Option<&$lt $param>,
                held: $held,
                array: [u8; $block + $length],
                plain: $plain,
            }
        };
    }

    /// A field of the macro's beside one of the caller's, which may have the same name in another.
    macro_rules! mixed {
        ($name:ident, $theirs:ident) => {
            #[derive(OrderedDrop)]
            struct $name {
                $theirs: ManuallyDrop<Witness>,
                #[drop(before = $theirs)]
                ours: ManuallyDrop<Witness>,
            }
        };
    }

    /// One constraint for each pair of a repetition.
    macro_rules! chain {
        ($name:ident { $($field:ident: $ty:ty $(, before $($later:ident)*)?);* }) => {
            #[derive(OrderedDrop)]
            struct $name { $($(#[drop(before = [$($later),*])])? $field: $ty,)* }
        };
    }

    #[test]
    fn steps_are_paths() {
        by_path!(S, close, destroy::<Witness>, Self::begin);
        assert_drops(
            || S { a: held("a"), b: held("b"), c: Witness("c") },
            &["begin", "close", "a", "b", "c"],
        );
    }

    #[test]
    fn arguments_are_expressions() {
        by_expr!(S, close, destroy(_, c), b, [a, b], [c, b, a]);
        assert_order_of(
            || S { a: held("a"), b: held("b"), c: Witness("c"), d: held("d") },
            S::DROP_ORDER,
            &["a", "b", "d", "c"],
            &["close", "a", "b", "d", "c"],
        );
        assert_eq!(List::DROP_ORDER, ["V.c", "V.b", "V.a"]);
    }

    #[track_caller]
    fn assert_order_of<T>(make: impl Fn() -> T, is: &[&str], order: &[&str], log: &[&'static str]) {
        assert_eq!(is, order);
        assert_drops(make, log);
    }

    #[test]
    fn everything_is_tokens_items_or_attributes() {
        by_tokens! {
            #[drop(order = [b, a])]
            struct Tokens { a: ManuallyDrop<Witness>, b: ManuallyDrop<Witness> }
        }
        by_item! {
            #[drop(order = [b, a])]
            struct Item { a: ManuallyDrop<Witness>, b: ManuallyDrop<Witness> }
            enum Items { V(#[drop(after = 1)] ManuallyDrop<Witness>, ManuallyDrop<Witness>) }
        }
        by_meta!(Meta, allow(unused), drop(order = [b, a]));
        assert_order(|| Tokens { a: held("a"), b: held("b") }, &["b", "a"]);
        assert_order(|| Item { a: held("a"), b: held("b") }, &["b", "a"]);
        assert_order(|| Meta { a: held("a"), b: held("b") }, &["b", "a"]);
        assert_drops(|| Items::V(held("0"), held("1")), &["1", "0"]);
    }

    #[test]
    fn indices_are_literals() {
        by_index!(S(0, 1), ManuallyDrop<Witness>, ManuallyDrop<Witness>);
        assert_order(|| S(held("0"), held("1")), &["1", "0"]);
        assert_eq!(S::SECOND, "0");
    }

    #[test]
    fn types_and_generics_are_fragments() {
        by_types!(
            pub(super) S<'a, T: Clone, 1>, ManuallyDrop<Witness>, Witness, Parts, { 1 + 1 }
        );
        let make = || {
            let (held, plain) = (Witness("held"), Witness("plain"));
            S::<u8>::from(Parts { held, view: None, array: [0; 3], plain })
        };
        assert_eq!(S::<u8>::DROP_ORDER, ["held", "view", "array", "plain"]);
        assert_drops(make, &["held", "plain"]);
    }

    #[test]
    fn names_of_the_macro_stand_beside_those_of_its_caller() {
        mixed!(S, theirs);
        assert_order(|| S { theirs: held("theirs"), ours: held("ours") }, &["ours", "theirs"]);
    }

    #[test]
    fn fields_are_a_repetition() {
        chain!(S { c: Witness; b: ManuallyDrop<Witness>, before c; a: ManuallyDrop<Witness>, before b c });
        assert_order(|| S { a: held("a"), b: held("b"), c: Witness("c") }, &["a", "b", "c"]);
    }

    #[test]
    fn the_macro_is_of_another_crate() {
        drop_derive_tests_reexport::ordered_struct! {
            /// Of this crate all the same.
            struct S<'a, T: Clone> {
                first: ManuallyDrop<Witness> = close,
                second: ManuallyDrop<Witness> = destroy::<Option<&'a T>>,
                last: Option<&'a T>,
            }
        }
        drop_derive_tests_reexport::ordered_enum! {
            enum E { Pair(ManuallyDrop<Witness>, ManuallyDrop<Witness>) = [1, 0] }
        }
        assert_eq!(S::<u8>::DROP_ORDER, ["second", "first", "last"]);
        let make = || S { first: held("first"), second: held("second"), last: Some(&1) };
        assert_drops(make, &["second", "close", "first"]);
        assert_drops(|| E::Pair(held("0"), held("1")), &["1", "0"]);
    }
}

mod reexport {
    pub(crate) use drop_derive as this_one;
}

#[test]
fn the_crate_may_be_a_reexport() {
    // The trait is the same one, under whatever name.
    #[derive(drop_derive_tests_reexport::deep::ordered::OrderedDrop)]
    #[drop(crate = drop_derive_tests_reexport::deep::ordered, order = [a, .., c], parts = Parts)]
    struct S {
        a: Option<u8>,
        #[drop(with = close(c, _))]
        b: ManuallyDrop<Witness>,
        c: Witness,
    }
    fn close(_: &mut Witness, b: Witness) {
        drop(b);
    }
    #[derive(OrderedDrop)]
    #[drop(crate = self::reexport::this_one)]
    enum E {
        V(#[drop(after = 1)] ManuallyDrop<Witness>, ManuallyDrop<Witness>),
    }
    assert_eq!(S::DROP_ORDER, ["b", "a", "c"]);
    assert_drops(|| S::from(Parts { a: None, b: Witness("b"), c: Witness("c") }), &["b", "c"]);
    assert_drops(|| E::V(held("0"), held("1")), &["1", "0"]);
}

#[test]
#[allow(clippy::non_minimal_cfg)] // Always, and never.
fn what_is_configured_away_is_not_there() {
    #[derive(OrderedDrop)]
    #[cfg_attr(all(), drop(order = [c, b, a]))]
    #[cfg_attr(any(), drop(order = [a, missing]))]
    struct S<#[cfg(all())] T, #[cfg(any())] U> {
        #[cfg(all())]
        a: Witness,
        #[cfg(any())]
        missing: ManuallyDrop<U>,
        #[cfg_attr(any(), drop(skip))]
        b: ManuallyDrop<T>,
        #[cfg_attr(all(), drop, drop(with = close))]
        c: ManuallyDrop<T>,
    }
    fn close<T>(value: T) {
        drop(value);
    }
    #[cfg_attr(all(), derive(OrderedDrop))]
    enum E {
        #[cfg(any())]
        Missing(ManuallyDrop<Witness>),
        #[cfg_attr(all(), drop(order = [1, 0]))]
        Pair(#[cfg(any())] u8, ManuallyDrop<Witness>, ManuallyDrop<Witness>),
    }
    assert_order(|| S { a: Witness("a"), b: held("b"), c: held("c") }, &["c", "b", "a"]);
    assert_drops(|| E::Pair(held("0"), held("1")), &["1", "0"]);
}

mod enums {
    //! Shapes of enums that `enums.rs` has no room for.

    use super::*;

    #[test]
    fn an_enum_may_be_empty_or_have_units_only() {
        #[derive(OrderedDrop)]
        enum Never {}
        #[derive(OrderedDrop)]
        #[repr(u8)]
        enum Units {
            A = 1,
            B = 3,
        }
        #[derive(OrderedDrop)]
        enum Empty {
            Tuple(),
            Named {},
        }
        assert_eq!(Never::DROP_ORDER.len() + Units::DROP_ORDER.len() + Empty::DROP_ORDER.len(), 0);
        assert_eq!(Units::B as u8, 3);
        assert_drops(|| Units::A, &[]);
        assert_drops(|| (Empty::Tuple(), Empty::Named {}), &[]);
    }

    #[test]
    fn names_may_be_raw_and_variants_hold_the_enum_itself() {
        #[derive(OrderedDrop)]
        #[repr(C, u8)]
        #[allow(non_camel_case_types)]
        enum r#Tree<'a, T: 'a + ?Sized, const N: usize>
        where
            Self: Sized,
        {
            r#match {
                #[drop(after = r#in)]
                r#fn: ManuallyDrop<Witness>,
                r#in: ManuallyDrop<Vec<Self>>,
                r#ref: Option<&'a T>,
            } = 7,
            #[non_exhaustive]
            Leaf([ManuallyDrop<Witness>; N], #[drop] Alias<Witness>),
        }
        type Alias<T> = ManuallyDrop<T>;
        type Tree1 = Tree<'static, str, 0>;
        assert_eq!(Tree1::DROP_ORDER, ["match.in", "match.fn", "match.ref", "Leaf.1", "Leaf.0"]);
        let node = |name, children| Tree1::r#match {
            r#fn: held(name),
            r#in: ManuallyDrop::new(children),
            r#ref: Some(""),
        };
        let make = || node("root", vec![node("node", vec![]), Tree1::Leaf([], held("leaf"))]);
        assert_drops(make, &["node", "leaf", "root"]);
    }

    #[test]
    fn each_variant_goes_on_after_a_panic_in_its_steps() {
        fn close(value: Witness) {
            witness("close");
            drop(value);
        }
        #[derive(OrderedDrop)]
        enum E {
            One(#[drop(with = close)] ManuallyDrop<Witness>, Witness),
            #[drop(order = [2, 1, 0, ..])]
            Three(
                #[drop(with = close)] ManuallyDrop<Witness>,
                ManuallyDrop<Witness>,
                #[drop(with = close)] ManuallyDrop<Witness>,
                Witness,
            ),
        }
        assert_drops(|| E::One(held("0"), Witness("1")), &["close", "0", "1"]);
        let three = || E::Three(held("0"), held("1"), held("2"), Witness("3"));
        // The second `close` is the one that panics: `assert_drops` tries each line once.
        assert_drops(three, &["close", "2", "1", "close", "0", "3"]);
    }
}
