//! Code of the user's that does its worst while a value drops.

#![forbid(unsafe_code)]
#![allow(dead_code)] // Most fields are there to be dropped.

use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};
use std::rc::{Rc, Weak};

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_log, held, log, witness, Witness};

#[test]
fn a_clone_that_is_not_a_copy_is_never_called() {
    #[derive(Debug, PartialEq)]
    struct Handle(u8);
    impl Copy for Handle {}
    #[allow(clippy::expl_impl_clone_on_copy, clippy::non_canonical_clone_impl)] // Hostile.
    impl Clone for Handle {
        fn clone(&self) -> Self {
            panic!("a handle was cloned");
        }
    }
    #[derive(OrderedDrop)]
    struct S {
        #[drop(with = close(_, last))]
        handle: Handle,
        last: Witness,
    }
    fn close(handle: Handle, _: &mut Witness) {
        assert_eq!(handle, Handle(7));
        witness("close");
    }
    assert_drops(|| S { handle: Handle(7), last: Witness("last") }, &["close", "last"]);
}

#[test]
fn a_deref_that_offers_other_fields_is_never_called() {
    struct Other {
        first: ManuallyDrop<Witness>,
        second: ManuallyDrop<Witness>,
        last: Witness,
    }
    #[derive(OrderedDrop)]
    #[drop(begin = begin, parts = Parts)]
    struct S {
        #[drop(with = step(_, last), after = second)]
        first: ManuallyDrop<Witness>,
        #[drop]
        second: ManuallyDrop<Witness>,
        last: Witness,
    }
    impl Deref for S {
        type Target = Other;

        fn deref(&self) -> &Other {
            panic!("`deref` was called");
        }
    }
    impl DerefMut for S {
        fn deref_mut(&mut self) -> &mut Other {
            panic!("`deref_mut` was called");
        }
    }
    fn begin(_: &mut S) {}
    fn step(first: Witness, _: &mut Witness) {
        drop(first);
    }
    let make = || {
        let parts =
            Parts { first: Witness("first"), second: Witness("second"), last: Witness("last") };
        S::from(Parts::from(S::from(parts)))
    };
    assert_drops(make, &["second", "first", "last"]);
}

#[test]
fn a_destructor_does_not_get_at_the_value_that_is_being_dropped() {
    struct Looks(RefCell<Weak<S>>);
    impl Drop for Looks {
        fn drop(&mut self) {
            assert!(self.0.borrow().upgrade().is_none(), "it would see fields that are gone");
            witness("looked");
        }
    }
    #[derive(OrderedDrop)]
    #[drop(begin = Self::begin)]
    struct S {
        last: ManuallyDrop<Looks>,
        #[drop(before = [step, last])]
        first: ManuallyDrop<Looks>,
        #[drop(with = Self::step, before = last)]
        step: ManuallyDrop<Looks>,
    }
    impl S {
        fn begin(&mut self) {
            assert!(self.first.0.borrow().upgrade().is_none());
        }

        fn step(looks: Looks) {
            drop(looks);
        }
    }
    let make = || {
        Rc::new_cyclic(|this| {
            let looks = || ManuallyDrop::new(Looks(RefCell::new(Weak::clone(this))));
            S { last: looks(), first: looks(), step: looks() }
        })
    };
    drop(make());
    assert_log(&["looked", "looked", "looked"], "dropped");
}

#[test]
fn a_destructor_may_drop_more_values_of_the_same_type() {
    #[derive(OrderedDrop)]
    struct Node {
        #[drop(after = [step, next])]
        name: ManuallyDrop<Witness>,
        #[drop(with = forward(_, next))]
        step: ManuallyDrop<Option<Box<Node>>>,
        next: ManuallyDrop<Option<Box<Node>>>,
    }
    /// Hands it over to the field that drops next.
    fn forward(value: Option<Box<Node>>, next: &mut Option<Box<Node>>) {
        assert!(std::mem::replace(next, value).is_none());
    }
    fn node(name: &'static str, next: Option<Box<Node>>) -> Node {
        Node { name: held(name), step: ManuallyDrop::new(next), next: ManuallyDrop::new(None) }
    }
    let make = || node("a", Some(Box::new(node("b", Some(Box::new(node("c", None)))))));
    assert_drops(make, &["c", "b", "a"]);
}

#[test]
fn a_step_may_exchange_what_it_borrows() {
    #[derive(OrderedDrop)]
    #[drop(order = [mess, a, b, plain])]
    struct S {
        a: ManuallyDrop<Witness>,
        b: ManuallyDrop<Witness>,
        plain: Witness,
        #[drop(with = swap(_, a, b, plain, never))]
        mess: ManuallyDrop<Witness>,
        #[drop(skip)]
        never: ManuallyDrop<Witness>,
    }
    fn swap(
        mess: Witness,
        a: &mut Witness,
        b: &mut Witness,
        plain: &mut Witness,
        never: &mut ManuallyDrop<Witness>,
    ) -> (Witness, Witness) {
        std::mem::swap(a, b);
        // What was skipped is dropped, and what was to be dropped is not.
        let skipped = std::mem::replace(never, ManuallyDrop::new(mess));
        let old = std::mem::replace(plain, Witness("new plain"));
        (ManuallyDrop::into_inner(skipped), old)
    }
    let make = || S {
        a: held("a"),
        b: held("b"),
        plain: Witness("plain"),
        mess: held("mess"),
        never: held("never"),
    };
    assert_drops(make, &["never", "plain", "b", "a", "new plain"]);
}

#[test]
fn begin_may_exchange_the_whole_value() {
    #[derive(OrderedDrop)]
    #[drop(begin = Self::begin)]
    struct S {
        is_new: bool,
        #[drop(after = b)]
        a: ManuallyDrop<Witness>,
        b: ManuallyDrop<Witness>,
    }
    impl S {
        fn begin(&mut self) {
            if !self.is_new {
                // The old value drops here, from the beginning, as a new one.
                let new = S { is_new: true, a: held("new a"), b: held("new b") };
                let mut old = std::mem::replace(self, new);
                old.is_new = true;
            }
        }
    }
    let make = || S { is_new: false, a: held("a"), b: held("b") };
    assert_drops(make, &["b", "a", "new b", "new a"]);
}

#[test]
fn a_step_that_keeps_its_value_keeps_it_alive() {
    thread_local! {
        static KEPT: RefCell<Vec<Witness>> = const { RefCell::new(Vec::new()) };
    }
    #[derive(OrderedDrop)]
    struct S {
        #[drop(with = keep)]
        kept: ManuallyDrop<Witness>,
        #[drop(after = kept)]
        last: ManuallyDrop<Witness>,
    }
    fn keep(value: Witness) {
        KEPT.with_borrow_mut(|kept| kept.push(value));
    }
    drop(S { kept: held("kept"), last: held("last") });
    assert_log(&["last"], "dropped");
    drop(KEPT.take());
    assert_log(&["kept"], "dropped by who keeps it");
}

#[test]
fn fields_without_a_size_or_with_much_alignment_drop_once() {
    struct Zero;
    impl Drop for Zero {
        fn drop(&mut self) {
            witness("zero");
        }
    }
    #[repr(align(4096))]
    struct Page(Witness);
    #[derive(OrderedDrop)]
    #[drop(order = [zeros, page, tag, zero])]
    struct S {
        tag: u8,
        zero: Zero,
        page: ManuallyDrop<Page>,
        zeros: ManuallyDrop<[Zero; 2]>,
    }
    let make = || S {
        tag: 0,
        zero: Zero,
        page: ManuallyDrop::new(Page(Witness("page"))),
        zeros: ManuallyDrop::new([Zero, Zero]),
    };
    assert!(std::ptr::from_ref(&*make().page).is_aligned());
    drop(log());
    drop(make());
    assert_log(&["zero", "zero", "page", "zero"], "dropped");
}

/// Traits of the user's with every method that the expansion calls, for all types. The compiler looks for a
/// method that takes the value before one that takes a reference, whoever's it is. So each of ours takes the
/// value, and is the type's own: that one comes first. So do associated functions.
///
/// `drop_derive_returned` alone is missing where the traits' methods take the value: ours is a trait's, too,
/// and the call is an error (`ui/soundness/methods_of_a_blanket_trait_for_results.rs`).
///
/// A test of the macro crate compares the names with those in its expansions: see `methods.rs` there.
mod a_trait_for_all_types {
    use super::*;

    /// What the methods of the traits return, so that a chain of calls goes on, and ends in another function.
    struct Diverted(fn());

    fn other() {
        panic!("another function was called");
    }

    /// For each kind of receiver a module with such traits, and types that derive beside them.
    macro_rules! diverting {
        ($module:ident, $receiver:ty, ($($of_self:tt)*), ($($of_all:tt)*), [$($returned:ident)?]) => {
            mod $module {
                use super::*;

                trait Divert $($of_self)* {
                    fn drop_derive_argument(self: $receiver, (): ()) -> Diverted {
                        Diverted(other)
                    }
                    fn drop_derive_function(self: $receiver, (): ()) -> Diverted {
                        Diverted(other)
                    }
                    fn drop_derive_report<R>(self: $receiver, _: R) -> Diverted {
                        Diverted(other)
                    }
                    $(fn $returned(self: $receiver) -> Diverted {
                        Diverted(other)
                    })?
                    fn drop_derive_settle<E>(self: $receiver, _: E) {}
                    fn drop_derive_unused(self: $receiver) {}
                    fn drop_derive_value<T>(self: $receiver, _: T) -> T {
                        panic!("another value was passed")
                    }
                    fn finish<E>(self: $receiver) -> Result<(), E> {
                        Ok(())
                    }
                    fn is<T: ?Sized>(self: $receiver) {}
                    fn value<T>(self: $receiver) -> T {
                        panic!("another value was assigned")
                    }
                    fn with1<F, A, R>(self: $receiver, _: F, _: A, _: R) -> Diverted {
                        Diverted(other)
                    }
                    fn with2<F, A, R, B, Q>(
                        self: $receiver, _: F, _: A, _: R, _: B, _: Q,
                    ) -> Diverted {
                        Diverted(other)
                    }
                    #[allow(clippy::too_many_arguments)] // As ours has them.
                    fn with3<F, A, R, B, Q, C, P>(
                        self: $receiver, _: F, _: A, _: R, _: B, _: Q, _: C, _: P,
                    ) -> Diverted {
                        Diverted(other)
                    }
                }
                impl<T $($of_all)*> Divert for T {}

                /// The expansion calls two methods of this name, with different arguments.
                trait DivertCheck $($of_self)* {
                    fn drop_derive_check(self: $receiver) -> Diverted {
                        Diverted(other)
                    }
                }
                impl<T $($of_all)*> DivertCheck for T {}

                trait DivertPath {
                    fn drop_derive_clean_up<E>(&mut self, _: impl Sized) -> Result<(), E> {
                        Ok(())
                    }
                    fn for_drop() -> Diverted {
                        Diverted(other)
                    }
                    fn function<C>(_: C) -> Diverted {
                        Diverted(other)
                    }
                    #[allow(clippy::new_ret_no_self)] // Hostile.
                    fn new() -> Diverted {
                        Diverted(other)
                    }
                    fn of<T>(_: T) -> Diverted {
                        Diverted(other)
                    }
                    fn reported_to<P, R>(_: P, _: R) -> Diverted {
                        Diverted(other)
                    }
                    fn unknown() -> Diverted {
                        Diverted(other)
                    }
                }
                impl<T: ?Sized> DivertPath for T {}

                #[derive(OrderedDrop)]
                #[drop(begin = begin, close = close -> Witness, report = report)]
                #[drop(order = [.., first, second])]
                struct Closing {
                    #[drop(with = fail)]
                    value: ManuallyDrop<Witness>,
                    #[drop(with = fail_in_place(&mut _, second))]
                    in_place: ManuallyDrop<Witness>,
                    #[drop(with = copied(_, first, *number))]
                    handle: u8,
                    #[drop(with = copied_in_place(&mut _))]
                    number: u8,
                    first: Witness,
                    second: Witness,
                }

                #[allow(clippy::unnecessary_wraps)] // As functions that can fail have it.
                fn begin(_: &mut Closing) -> Result<(), Witness> {
                    witness("begin");
                    Ok(())
                }

                #[derive(OrderedDrop)]
                #[drop(report = report)]
                struct Reporting {
                    #[drop(with = fail)]
                    value: ManuallyDrop<Witness>,
                    #[drop(with = copied_in_place(&mut _))]
                    number: u8,
                    last: Witness,
                }

                /// The language drops the fields as declared. In the list, `id` and `number` stand in other
                /// places, and so their types are looked at.
                #[derive(OrderedDrop)]
                #[drop(order = [number, first, id, last])]
                struct Proved {
                    id: Id,
                    first: Witness,
                    number: u8,
                    last: Witness,
                }

                #[test]
                fn divert_no_call() {
                    let closing = || Closing {
                        value: held("value"),
                        in_place: held("in place, dropped"),
                        handle: 7,
                        number: 8,
                        first: Witness("first"),
                        second: Witness("second"),
                    };
                    drop(closing());
                    let expected = [
                        "begin", "value", "report", "error", "in place", "report", "another error",
                        "second", "copied", "in place: 8", "first", "in place, dropped",
                    ];
                    assert_eq!(log(), expected);
                    assert_eq!(closing().close().map_err(|error| error.0), Err("error"));
                    let expected = [
                        "begin", "value", "in place", "report", "another error", "second", "copied",
                        "in place: 8", "first", "in place, dropped", "error",
                    ];
                    assert_eq!(log(), expected);
                    let reporting =
                        || Reporting { value: held("value"), number: 8, last: Witness("last") };
                    drop(reporting());
                    assert_eq!(log(), ["value", "report", "error", "in place: 8", "last"]);
                    let proved = || Proved {
                        id: Id, first: Witness("first"), number: 8, last: Witness("last"),
                    };
                    drop(proved());
                    assert_eq!(log(), ["first", "last"]);
                    assert_eq!(Proved::DROP_ORDER, ["id", "first", "number", "last"]);
                }
            }
        };
    }

    diverting!(by_value, Self, (: Sized), (), []);
    diverting!(by_reference, &Self, (), (: ?Sized), [drop_derive_returned]);
    diverting!(by_exclusive_reference, &mut Self, (), (: ?Sized), [drop_derive_returned]);

    #[derive(Clone, Copy)]
    struct Id;

    fn fail(value: Witness) -> Result<(), Witness> {
        drop(value);
        Err(Witness("error"))
    }

    fn fail_in_place(value: &mut Witness, other: &mut Witness) -> Result<(), Witness> {
        witness("in place");
        std::mem::swap(&mut value.0, &mut other.0);
        Err(Witness("another error"))
    }

    #[allow(clippy::unnecessary_wraps)] // As functions that can fail have it.
    fn copied(handle: u8, _: &mut Witness, number: u8) -> Result<(), Witness> {
        assert_eq!((handle, number), (7, 8));
        witness("copied");
        Ok(())
    }

    #[allow(clippy::unnecessary_wraps)] // As above.
    fn copied_in_place(number: &mut u8) -> Result<(), Witness> {
        witness(&format!("in place: {number}"));
        Ok(())
    }

    fn report(error: Witness) {
        witness("report");
        drop(error);
    }
}
