//! The `order` list: what it orders, what `..` in it stands for, and which of its pairs are forgiven.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_order, held, Witness};

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
fn pairs_are_forgiven_where_one_type_has_nothing_to_drop() {
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
fn markers_and_pointers_may_stand_anywhere_in_a_list_whatever_they_mention() {
    #[derive(OrderedDrop)]
    #[drop(order = [.., guard])]
    struct Buffer<'a, T, const N: usize> {
        memory: Witness,
        guard: Witness,
        start: NonNull<T>,
        sizes: [u32; N],
        names: (&'a str, *const T),
        marker: PhantomData<T>,
    }
    let order = ["memory", "guard", "start", "sizes", "names", "marker"];
    assert_eq!(Buffer::<Witness, 2>::DROP_ORDER, order);
    let make = || Buffer::<Witness, 2> {
        memory: Witness("memory"),
        guard: Witness("guard"),
        start: NonNull::dangling(),
        sizes: [1, 2],
        names: ("name", std::ptr::null()),
        marker: PhantomData,
    };
    assert_drops(make, &["memory", "guard"]);
}

#[test]
fn pairs_carry_an_order_across_a_field_that_has_nothing_to_drop() {
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

/// Many types make one question of all pairs, whose answer has to be as exact.
#[test]
fn one_of_many_types_in_a_list_the_wrong_way_round_may_have_drop_glue() {
    #[derive(Clone, Copy)]
    struct Number<const N: usize>;
    #[derive(OrderedDrop)]
    #[drop(order = [j, i, h, g, e, f, d, c, b, a])]
    struct S {
        a: Number<0>,
        b: Number<1>,
        c: Number<2>,
        d: Number<3>,
        e: Witness,
        f: Box<Witness>,
        g: Number<6>,
        h: Number<7>,
        i: Number<8>,
        j: Number<9>,
    }
    let make = || S {
        a: Number,
        b: Number,
        c: Number,
        d: Number,
        e: Witness("e"),
        f: Box::new(Witness("f")),
        g: Number,
        h: Number,
        i: Number,
        j: Number,
    };
    assert_drops(make, &["e", "f"]);
}

#[test]
fn pairs_that_hold_are_accepted_whatever_their_types() {
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
