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
