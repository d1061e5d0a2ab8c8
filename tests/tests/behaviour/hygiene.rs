//! The derive works whatever the names around it mean, and wherever an item can stand.

#![forbid(unsafe_code)]
#![allow(dead_code)] // Most fields are there to be dropped.
#![allow(clippy::needless_pass_by_value, clippy::unused_self)] // Most functions are there to be called.

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_log, assert_order, held, Witness};

/// Every name that an expansion might be tempted to use means something else here.
#[allow(non_camel_case_types, unused_macros, unused_qualifications)]
mod shadowed {
    use ::drop_derive_tests::{assert_drops, held, log, witness, Witness};
    use ::std::mem::ManuallyDrop as Held;

    mod alloc {}
    mod core {}
    mod drop_derive {}
    mod std {}

    trait Clone {}
    trait Copy {}
    trait Drop {}
    trait Kind {}
    trait IsPlain {}
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

    struct Failed(Witness);

    fn fail(
        value: &mut Witness,
        number: ::core::primitive::u8,
    ) -> ::core::result::Result<(), Failed> {
        witness(value.0);
        let _: ::core::primitive::u8 = number;
        ::core::result::Result::Err(Failed(Witness("failed")))
    }

    fn report<E>(error: E) {
        witness("report");
        ::std::mem::drop(error);
    }

    #[derive(::drop_derive::OrderedDrop)]
    #[drop(begin = Self::begin, close = close -> Failed, report = report)]
    struct Closing<T> {
        #[drop]
        #[drop(with = fail(&mut _, *errors))]
        value: Held<Witness>,
        // Called like what is generated.
        errors: ::core::primitive::u8,
        permit: ::core::option::Option<T>,
        plain: Witness,
    }

    impl<T> Closing<T> {
        fn begin(&mut self) {
            self.plain.0 = "plain, begun";
        }
    }

    #[derive(::drop_derive::OrderedDrop)]
    #[drop(close = close -> Failed)]
    enum ClosingEnum {
        Variant {
            #[drop]
            #[drop(with = fail(&mut _, *number))]
            value: Held<Witness>,
            number: ::core::primitive::u8,
        },
        Unit,
    }

    #[derive(::drop_derive::OrderedDrop)]
    #[drop(report = report)]
    struct Reporting {
        #[drop]
        #[drop(with = fail(&mut _, *number))]
        value: Held<Witness>,
        number: ::core::primitive::u8,
    }

    #[derive(::drop_derive::OrderedDrop)]
    #[drop(order = reverse, close = close -> Failed, parts = #[must_use] GuardParts)]
    struct Guard<T: ?::core::marker::Sized> {
        number: ::core::primitive::u8,
        plain: Witness,
        // Nothing to drop: the compiler is asked, and permits it to stand there in the list.
        letter: ::core::option::Option<char>,
        #[drop]
        #[drop(with = fail(&mut _, *number))]
        value: Held<Witness>,
        #[drop(part = #[doc(hidden)])]
        #[drop]
        #[drop(with = ::drop_derive::last_first)]
        layers: Held<[Witness; 2]>,
        // Only the compiler knows whether it has a size.
        #[drop]
        tail: Held<::std::sync::Mutex<T>>,
    }

    #[derive(::drop_derive::OrderedDrop)]
    #[drop(parts = PairParts)]
    struct Pair(#[drop] Held<Witness>, Witness, ::core::primitive::u8);

    #[test]
    fn names_of_the_prelude_may_mean_something_else_to_parts() {
        let make = || {
            <Guard<_> as ::core::convert::From<_>>::from(GuardParts {
                number: 1,
                plain: Witness("plain"),
                letter: ::core::option::Option::None,
                value: Witness("value"),
                layers: [Witness("bottom"), Witness("top")],
                tail: ::std::sync::Mutex::new(Witness("tail")),
            })
        };
        ::std::mem::drop(make());
        assert_eq!(log(), ["tail", "top", "bottom", "value", "failed", "value", "plain"]);
        ::std::mem::drop(make().close());
        assert_eq!(log(), ["tail", "top", "bottom", "value", "value", "plain", "failed"]);
        let PairParts(first, second, number) =
            ::core::convert::From::from(Pair(held("first"), Witness("second"), 2));
        assert_eq!((first.0, second.0, number), ("first", "second", 2));
        ::std::mem::drop((first, second));
        assert_eq!(log(), ["first", "second"]);
    }

    #[test]
    fn names_of_the_prelude_may_mean_something_else_to_close() {
        let make = || Closing::<bool> {
            value: held("value"),
            errors: 1,
            permit: ::core::option::Option::None,
            plain: Witness("plain"),
        };
        ::std::mem::drop(make());
        assert_eq!(log(), ["value", "report", "failed", "value", "plain, begun"]);
        ::std::mem::drop(make().close());
        assert_eq!(log(), ["value", "value", "plain, begun", "failed"]);
        let make = || ClosingEnum::Variant { value: held("value"), number: 1 };
        ::std::mem::drop(make().close());
        assert_eq!(log(), ["value", "value", "failed"]);
        ::std::mem::drop(ClosingEnum::Unit.close());
        ::std::mem::drop(Reporting { value: held("value"), number: 1 });
        assert_eq!(log(), ["value", "report", "failed", "value"]);
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

    use ::drop_derive_tests::{assert_drops, held, log, witness, Witness};

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

    fn fail(value: Witness) -> ::core::result::Result<(), ::std::string::String> {
        ::core::result::Result::Err(::std::string::ToString::to_string(value.0))
    }

    fn report<E: ::core::fmt::Display>(error: E) {
        witness(&::std::format!("report {error}"));
    }

    #[derive(::drop_derive::OrderedDrop)]
    #[drop(begin = Self::begin, close = close -> ::std::string::String, report = report)]
    struct Closing {
        #[drop(with = fail)]
        first: ::std::mem::ManuallyDrop<Witness>,
        #[drop(with = fail)]
        second: ::std::mem::ManuallyDrop<Witness>,
        plain: Witness,
    }

    impl Closing {
        fn begin(&mut self) {
            witness("begin");
        }
    }

    #[derive(::drop_derive::OrderedDrop)]
    #[drop(report = report)]
    enum Reporting {
        Variant(
            #[drop(with = fail)] ::std::mem::ManuallyDrop<Witness>,
            #[drop(with = ::std::mem::drop)] ::core::primitive::u8,
        ),
    }

    #[::std::prelude::v1::test]
    fn no_prelude_is_needed_to_close() {
        let closing =
            Closing { first: held("first"), second: held("second"), plain: Witness("plain") };
        ::std::assert_eq!(
            closing.close(),
            ::core::result::Result::Err(::std::string::ToString::to_string("first"))
        );
        ::std::assert_eq!(log(), ["begin", "first", "second", "report second", "plain"]);
        ::std::mem::drop(Reporting::Variant(held("0"), 1));
        ::std::assert_eq!(log(), ["0", "report 0"]);
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

/// The conversions of the parts stand beside a function `value`, which hides whatever else has the name.
#[allow(non_upper_case_globals)]
mod a_constant_called_like_the_parameter {
    use super::*;

    const value: usize = 2;

    macro_rules! two {
        () => {
            value
        };
    }

    #[derive(OrderedDrop)]
    #[drop(parts = MentionedParts)]
    struct Mentioned<T>
    where
        [T; value]: Sized,
    {
        plain: T,
        #[drop(before = plain)]
        held: ManuallyDrop<[T; value]>,
    }

    #[derive(OrderedDrop)]
    #[drop(parts = MadeParts)]
    struct Made<T>
    where
        [T; two!()]: Sized,
    {
        plain: T,
        #[drop(before = plain)]
        held: ManuallyDrop<[T; two!()]>,
    }

    mod parameter {
        use super::*;

        #[derive(OrderedDrop)]
        #[drop(parts = pub(super) Parts)]
        pub(super) struct Whole<T, const value: usize> {
            plain: T,
            #[drop(before = plain)]
            held: ManuallyDrop<[T; value]>,
        }
    }

    #[derive(OrderedDrop)]
    #[drop(parts = FieldParts)]
    struct Field {
        #[drop(before = value)]
        held: ManuallyDrop<[Witness; value]>,
        value: Witness,
    }

    #[test]
    fn stays_the_one_that_a_type_mentions() {
        let pair = || [Witness("0"), Witness("1")];
        let plain = || Witness("plain");
        let expected = ["0", "1", "plain"];
        let make = || Mentioned::from(MentionedParts { held: pair(), plain: plain() });
        assert_drops(make, &expected);
        let make = || Made::from(MadeParts { held: pair(), plain: plain() });
        assert_drops(make, &expected);
        let make = || parameter::Whole::from(parameter::Parts { held: pair(), plain: plain() });
        assert_drops(make, &expected);
        let make = || Field::from(FieldParts { held: pair(), value: plain() });
        assert_drops(make, &expected);
        assert_drops(|| FieldParts::from(make()), &expected);
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

/// The expansion calls functions of the type only where they are its own.
#[test]
#[allow(clippy::new_ret_no_self, non_camel_case_types, non_snake_case)]
fn associated_items_and_variants_may_have_the_names_of_what_is_called() {
    #[derive(OrderedDrop)]
    #[drop(close = close -> String, parts = Parts)]
    struct S<T> {
        #[drop(with = fail(_, last))]
        step: ManuallyDrop<Witness>,
        #[drop]
        generic: ManuallyDrop<T>,
        last: Witness,
    }
    impl<T> S<T> {
        const DROP_ORDER: u8 = 1;
        const IS_CLOSE: bool = false;

        fn drop(_: u8) {}
        fn finish() {}
        fn from(_: u8) {}
        fn guard() {}
        fn new() {}
        fn take() {}
        fn with2() {}
    }
    #[derive(OrderedDrop)]
    #[drop(close = close -> String)]
    enum close {
        drop(#[drop(after = 1)] ManuallyDrop<Witness>, ManuallyDrop<Witness>),
        from {
            #[drop(with = fail(_, Some))]
            None: ManuallyDrop<Witness>,
            Some: Witness,
        },
        this,
        value,
    }
    fn fail(value: Witness, _: &mut Witness) -> Result<(), String> {
        drop(value);
        Err("failed".to_owned())
    }
    let make = || {
        let parts =
            Parts { step: Witness("step"), generic: Witness("generic"), last: Witness("last") };
        <S<Witness> as From<_>>::from(parts)
    };
    assert_drops(make, &["step", "generic", "last"]);
    assert_eq!(make().close().unwrap_err(), "failed");
    assert_log(&["step", "generic", "last"], "closed");
    assert_drops(|| close::drop(held("0"), held("1")), &["1", "0"]);
    let from = close::from { None: held("None"), Some: Witness("Some") };
    assert_eq!(from.close().unwrap_err(), "failed");
    assert_log(&["None", "Some"], "closed");
    assert_eq!((close::this.close(), close::value.close()), (Ok(()), Ok(())));
    S::<u8>::drop(S::<u8>::DROP_ORDER);
    S::<u8>::from(u8::from(S::<u8>::IS_CLOSE));
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
