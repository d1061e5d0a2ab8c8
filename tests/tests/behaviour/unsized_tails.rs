//! A last field without a size drops in place, as what it is.

#![forbid(unsafe_code)]
#![allow(dead_code)] // Most fields are there to be dropped.

use std::fmt::Debug;
use std::mem::ManuallyDrop;
use std::rc::Rc;
use std::sync::Arc;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, held, log, Witness};

#[derive(OrderedDrop)]
struct Row<T: ?Sized> {
    plain: Witness,
    #[drop(with = close(_, plain))]
    step: ManuallyDrop<Witness>,
    #[drop(before = step)]
    tail: ManuallyDrop<T>,
}

fn close(step: Witness, plain: &mut Witness) {
    assert_eq!(plain.0, "plain");
    drop(step);
}

fn row<T>(tail: T) -> Row<T> {
    Row { plain: Witness("plain"), step: held("step"), tail: ManuallyDrop::new(tail) }
}

#[test]
fn every_element_of_a_slice_drops_though_one_panics() {
    let make =
        || -> Box<Row<[Witness]>> { Box::new(row([Witness("0"), Witness("1"), Witness("2")])) };
    assert_eq!(make().tail.len(), 3);
    drop(log());
    assert_drops(make, &["0", "1", "2", "step", "plain"]);
}

#[test]
fn a_trait_object_drops_as_what_it_is() {
    #[repr(align(64))]
    struct Aligned(Witness);
    impl Debug for Aligned {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            self.0.fmt(f)
        }
    }
    let aligned = || -> Rc<Row<dyn Debug>> { Rc::new(row(Aligned(Witness("aligned")))) };
    assert_eq!(format!("{:?}", &*aligned().tail), "Witness(\"aligned\")");
    drop(log());
    assert_drops(aligned, &["aligned", "step", "plain"]);
    let unaligned = || -> Arc<Row<dyn Debug>> { Arc::new(row([0_u8; 3])) };
    assert_drops(unaligned, &["step", "plain"]);
}

#[test]
fn a_tail_may_itself_have_a_tail() {
    #[derive(OrderedDrop)]
    struct Outer<T: ?Sized> {
        #[drop(after = inner)]
        outer: ManuallyDrop<Witness>,
        inner: ManuallyDrop<Row<T>>,
    }
    let make = || -> Box<Outer<[Witness]>> {
        let inner = ManuallyDrop::new(row([Witness("0"), Witness("1")]));
        Box::new(Outer { outer: held("outer"), inner })
    };
    assert_drops(make, &["0", "1", "step", "plain", "outer"]);
}
