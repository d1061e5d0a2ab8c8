//! Enums: each variant has its own order.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, held, witness, Witness};

#[derive(OrderedDrop)]
enum Connection<'a, T>
where
    T: Sized,
{
    Open {
        tcp: Witness,
        #[drop(before = tcp, after = queries)]
        tls: ManuallyDrop<T>,
        queries: ManuallyDrop<Witness>,
        name: &'a str,
    },
    #[drop(order = [2, .., 0])]
    Pair(ManuallyDrop<Witness>, ManuallyDrop<Witness>, ManuallyDrop<T>),
    #[drop(order = [a, b])]
    Plain {
        a: Witness,
        b: Option<T>,
    },
    Closed,
    Skipped(#[drop(skip)] ManuallyDrop<T>),
    Steps {
        device: Witness,
        #[drop(with = destroy(_, image, device))]
        buffer: ManuallyDrop<Witness>,
        #[drop(with = copied(raw, device, _))]
        handle: u32,
        image: ManuallyDrop<Witness>,
        #[drop(skip)]
        raw: ManuallyDrop<Witness>,
    },
}

fn destroy(value: Witness, image: &mut Witness, device: &Witness) {
    assert_eq!((image.0, device.0), ("image", "device"));
    witness("destroy");
    drop(value);
}

fn copied(raw: &mut ManuallyDrop<Witness>, device: &Witness, handle: u32) {
    assert_eq!((raw.0, device.0, handle), ("raw", "device", 7));
    witness("copied");
}

type C = Connection<'static, Witness>;

#[test]
fn the_order_is_listed_variant_by_variant() {
    assert_eq!(
        C::DROP_ORDER,
        [
            "Open.queries",
            "Open.tls",
            "Open.tcp",
            "Open.name",
            "Pair.2",
            "Pair.1",
            "Pair.0",
            "Plain.a",
            "Plain.b",
            "Steps.buffer",
            "Steps.handle",
            "Steps.image",
            "Steps.device",
        ]
    );
}

#[test]
fn each_variant_drops_in_its_own_order() {
    let open =
        || C::Open { tcp: Witness("tcp"), tls: held("tls"), queries: held("queries"), name: "" };
    assert_drops(open, &["queries", "tls", "tcp"]);
    assert_drops(|| C::Pair(held("0"), held("1"), held("2")), &["2", "1", "0"]);
    assert_drops(|| C::Plain { a: Witness("a"), b: Some(Witness("b")) }, &["a", "b"]);
    assert_drops(|| C::Closed, &[]);
    assert_drops(|| C::Skipped(held("skipped")), &[]);
}

#[test]
fn variants_have_steps() {
    let steps = || C::Steps {
        device: Witness("device"),
        buffer: held("buffer"),
        handle: 7,
        image: held("image"),
        raw: held("raw"),
    };
    assert_drops(steps, &["destroy", "buffer", "copied", "image", "device"]);
}

#[test]
fn an_enum_without_managed_fields_can_be_taken_apart() {
    #[derive(OrderedDrop)]
    enum Either<L, R> {
        Left(#[drop(before = 1)] L, Witness),
        Right(R),
    }
    match Either::<_, u8>::Left(Witness("0"), Witness("1")) {
        Either::Left(left, _) => assert_eq!(left.0, "0"),
        Either::Right(_) => unreachable!(),
    }
    assert_eq!(Either::<u8, u8>::DROP_ORDER, ["Left.0", "Left.1", "Right.0"]);
}

#[test]
fn more_fields_than_one_guard_holds_drop_in_order() {
    #[rustfmt::skip]
    #[derive(OrderedDrop)]
    enum Many {
        #[drop(order = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0])]
        Ten(
            ManuallyDrop<Witness>, ManuallyDrop<Witness>, ManuallyDrop<Witness>,
            ManuallyDrop<Witness>, ManuallyDrop<Witness>, ManuallyDrop<Witness>,
            ManuallyDrop<Witness>, ManuallyDrop<Witness>, ManuallyDrop<Witness>,
            ManuallyDrop<Witness>,
        ),
    }
    #[rustfmt::skip]
    let make = || Many::Ten(
        held("0"), held("1"), held("2"), held("3"), held("4"),
        held("5"), held("6"), held("7"), held("8"), held("9"),
    );
    assert_drops(make, &["9", "8", "7", "6", "5", "4", "3", "2", "1", "0"]);
}

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
