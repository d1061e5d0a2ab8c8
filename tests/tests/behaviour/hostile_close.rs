//! Code of the user's that does its worst while a value is closed, or while a step works in place.

#![forbid(unsafe_code)]
#![allow(clippy::unnecessary_wraps)] // That a function can fail is the point.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;
use std::rc::{Rc, Weak};

use drop_derive::OrderedDrop;
use drop_derive_tests::{
    assert_drops, assert_log, assert_second_panic_aborts, held, witness, Witness,
};

/// One value is closed or dropped from within every place where code of the user's runs while another
/// one is: `begin`, a step, a destructor, a conversion, the report, and the destructor of an error.
#[test]
fn values_of_one_type_end_within_each_other() {
    thread_local! {
        static WAITING: RefCell<Vec<S>> = const { RefCell::new(Vec::new()) };
        static ENDED: Cell<[u32; 3]> = const { Cell::new([0; 3]) };
    }
    fn end_another() {
        let Some(another) = WAITING.with_borrow_mut(Vec::pop) else { return };
        if WAITING.with_borrow(Vec::len) % 2 == 0 {
            assert!(another.close().is_err());
        }
    }
    fn count(kind: usize) {
        let mut ended = ENDED.get();
        ended[kind] += 1;
        ENDED.set(ended);
        end_another();
    }

    struct Field;
    impl Drop for Field {
        fn drop(&mut self) {
            count(0);
        }
    }
    #[derive(Debug)]
    struct Failed;
    impl Drop for Failed {
        fn drop(&mut self) {
            count(1);
        }
    }
    struct Unconverted;
    impl From<Unconverted> for Failed {
        fn from(_: Unconverted) -> Self {
            end_another();
            Failed
        }
    }
    fn begin(_: &mut S) -> Result<(), Unconverted> {
        end_another();
        Err(Unconverted)
    }
    fn in_place(_: &mut Field, _: &mut Field) -> Result<Field, Failed> {
        end_another();
        Err(Failed)
    }
    fn by_value(value: Field) -> Result<Field, Unconverted> {
        end_another();
        Ok(value)
    }
    fn report(_: Failed) {
        count(2);
    }
    #[derive(OrderedDrop)]
    #[drop(begin = begin, close = close -> Failed, report = report)]
    struct S {
        plain: Field,
        #[drop(with = in_place(&mut _, plain))]
        in_place: ManuallyDrop<Field>,
        #[drop(with = by_value)]
        by_value: ManuallyDrop<Field>,
        #[drop]
        managed: ManuallyDrop<Field>,
    }
    const VALUES: u32 = 24;
    let make = || S {
        plain: Field,
        in_place: ManuallyDrop::new(Field),
        by_value: ManuallyDrop::new(Field),
        managed: ManuallyDrop::new(Field),
    };
    WAITING.with_borrow_mut(|waiting| waiting.extend((0..VALUES).map(|_| make())));
    while let Some(next) = WAITING.with_borrow_mut(Vec::pop) {
        drop(next);
    }
    // Each value has four fields and two errors, of which `close` returns the first.
    let [fields, errors, reports] = ENDED.get();
    assert_eq!([fields, errors], [4 * VALUES, 2 * VALUES]);
    assert!(VALUES < reports && reports < 2 * VALUES, "{reports}");
}

#[test]
#[cfg_attr(miri, ignore = "Miri starts no processes")]
fn a_second_panic_aborts_while_a_value_is_closed() {
    fn panics(_: u8) -> Result<(), String> {
        panic!("once more");
    }
    #[derive(OrderedDrop)]
    #[drop(close = close -> String)]
    struct S(#[drop(with = panics)] u8, #[drop(with = panics)] u8, #[drop(with = panics)] u8);
    let test = "hostile_close::a_second_panic_aborts_while_a_value_is_closed";
    assert_second_panic_aborts(test, || drop(S(1, 2, 3).close()));
}

/// The error that `close` can no longer return is reported while the panic unwinds.
#[test]
#[cfg_attr(miri, ignore = "Miri starts no processes")]
fn a_report_that_panics_after_a_panic_aborts() {
    fn fails(_: u8) -> Result<(), String> {
        Err("once more".to_owned())
    }
    fn panics(_: u8) {
        panic!("once more");
    }
    fn report(error: String) {
        std::panic::panic_any(error);
    }
    #[derive(OrderedDrop)]
    #[drop(close = close -> String, report = report)]
    struct S(#[drop(with = fails)] u8, #[drop(with = panics)] u8);
    let test = "hostile_close::a_report_that_panics_after_a_panic_aborts";
    assert_second_panic_aborts(test, || drop(S(1, 2).close()));
}

#[test]
fn results_with_destructors_use_what_they_borrow_to_the_end() {
    /// Exchanges what it borrows when it is dropped, and drops what was there.
    struct Exchanges<'a>(&'a mut Witness, &'a mut Witness);
    impl Drop for Exchanges<'_> {
        fn drop(&mut self) {
            std::mem::swap(self.0, self.1);
            *self.0 = Witness("new");
        }
    }
    fn begin(s: &mut S) -> Result<Exchanges<'_>, ()> {
        Ok(Exchanges(&mut s.managed, &mut s.plain))
    }
    fn step<'a>(value: &'a mut Witness, lent: &'a mut Witness) -> impl Sized + 'a {
        Exchanges(value, lent)
    }
    #[derive(OrderedDrop)]
    #[drop(begin = begin, close = close -> ())]
    struct S {
        plain: Witness,
        #[drop(with = step(&mut _, plain))]
        managed: ManuallyDrop<Witness>,
    }
    let make = || S { plain: Witness("plain"), managed: held("managed") };
    // First `plain` in the managed field is replaced, then `managed` there, and the new one in it drops.
    let lines = ["plain", "managed", "new", "new"];
    drop(make());
    assert_log(&lines, "dropped");
    assert_eq!(make().close(), Ok(()));
    assert_log(&lines, "closed");
}

#[test]
fn functions_of_the_standard_library_replace_the_value_in_place() {
    #[derive(OrderedDrop)]
    struct S {
        #[drop(with = Option::take(&mut _))]
        taken: ManuallyDrop<Option<Witness>>,
        #[drop(with = std::mem::swap(&mut _, other), after = taken)]
        swapped: ManuallyDrop<Witness>,
        other: Witness,
        #[drop(with = std::mem::replace(&mut _, *number))]
        replaced: ManuallyDrop<u8>,
        number: u8,
    }
    let make = || S {
        taken: ManuallyDrop::new(Some(Witness("taken"))),
        swapped: held("swapped"),
        other: Witness("other"),
        replaced: ManuallyDrop::new(1),
        number: 2,
    };
    assert_drops(make, &["taken", "other", "swapped"]);
}

#[test]
fn fields_refer_to_each_other_while_they_are_closed() {
    struct Node(&'static str, RefCell<Weak<Node>>);
    impl Drop for Node {
        fn drop(&mut self) {
            witness(if self.1.get_mut().upgrade().is_some() { "before" } else { "after" });
        }
    }
    fn step(first: &mut Rc<Node>, second: &mut Rc<Node>) -> Result<(), &'static str> {
        let seen = first.1.borrow().upgrade().ok_or("nothing")?;
        assert!(Rc::ptr_eq(&seen, second));
        // Kept until the error has been returned.
        Err(seen.0)
    }
    #[derive(OrderedDrop)]
    #[drop(close = close -> &'static str)]
    struct S {
        second: Rc<Node>,
        #[drop(with = step(&mut _, second))]
        first: ManuallyDrop<Rc<Node>>,
    }
    let node = |name| Rc::new(Node(name, RefCell::default()));
    let s = Box::pin(S { second: node("second"), first: ManuallyDrop::new(node("first")) });
    *s.first.1.borrow_mut() = Rc::downgrade(&s.second);
    *s.second.1.borrow_mut() = Rc::downgrade(&s.first);
    // Every field is `Unpin`, and so is the whole.
    let s = *std::pin::Pin::into_inner(s);
    assert_eq!(s.close(), Err("second"));
    assert_log(&["before", "after"], "closed");
}

#[test]
fn the_value_of_a_type_parameter_may_itself_be_held_or_borrowed() {
    fn step<T>(first: &mut T, second: &mut T) -> Result<(), ()> {
        std::mem::swap(first, second);
        Err(())
    }
    #[derive(OrderedDrop)]
    #[drop(close = close -> ())]
    struct S<T> {
        second: T,
        #[drop(with = step(&mut _, second))]
        first: ManuallyDrop<T>,
    }
    impl<T> S<T> {
        fn new(first: T, second: T) -> Self {
            S { second, first: ManuallyDrop::new(first) }
        }
    }
    let of_two = || S::new(Witness("first"), Witness("second"));
    assert_drops(of_two, &["second", "first"]);
    assert_eq!(of_two().close(), Err(()));
    assert_log(&["second", "first"], "closed");
    let (first, second) = (of_two(), of_two());
    assert_eq!(S::new(&first, &second).close(), Err(()));
    drop((first, second));
    assert_log(&["second", "first", "second", "first"], "dropped after they were borrowed");
    // Nothing drops what a `ManuallyDrop` holds that is the value of a parameter.
    let mut kept = [Witness("a"), Witness("b")];
    let [a, b] = &mut kept;
    assert_eq!(S::new(ManuallyDrop::new(a), ManuallyDrop::new(b)).close(), Err(()));
    drop(kept);
    assert_log(&["a", "b"], "kept elsewhere");
}
