//! Fields that may not move once they are pinned drop where they are, futures among them.

// Who pins a field by hand writes `unsafe` for it; the derive does not ask for any.
#![deny(unsafe_op_in_unsafe_fn)]
#![allow(dead_code)] // Most fields are there to be dropped.

use std::cell::Cell;
use std::future::Future;
use std::marker::PhantomPinned;
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_log, held, witness, Witness};

/// Once it has been pinned, holds a pointer to itself, and finds out when it drops whether it is
/// still where it was.
struct Anchored {
    name: &'static str,
    itself: Cell<*const Anchored>,
    _pinned: PhantomPinned,
}

impl Anchored {
    fn new(name: &'static str) -> Self {
        Anchored { name, itself: Cell::new(std::ptr::null()), _pinned: PhantomPinned }
    }

    fn anchor(self: Pin<&mut Self>) {
        self.itself.set(&raw const *self);
    }
}

impl Drop for Anchored {
    fn drop(&mut self) {
        let itself = self.itself.get();
        assert!(std::ptr::eq(itself, self), "`{}` has moved", self.name);
        // SAFETY: it is the same place.
        witness(unsafe { (*itself).name });
    }
}

#[derive(OrderedDrop)]
struct Struct {
    last: Witness,
    #[drop(before = last)]
    second: ManuallyDrop<Anchored>,
    #[drop(before = second)]
    first: ManuallyDrop<Anchored>,
    _pinned: PhantomPinned,
}

impl Struct {
    fn pinned() -> Pin<Box<Self>> {
        let mut pinned = Box::pin(Struct {
            last: Witness("last"),
            second: ManuallyDrop::new(Anchored::new("second")),
            first: ManuallyDrop::new(Anchored::new("first")),
            _pinned: PhantomPinned,
        });
        // SAFETY: both fields are structurally pinned: the type is not `Unpin`, is not packed,
        // has neither a step nor `begin`, and the derive drops both in place.
        unsafe {
            pinned.as_mut().map_unchecked_mut(|this| &mut *this.first).anchor();
            pinned.as_mut().map_unchecked_mut(|this| &mut *this.second).anchor();
        }
        pinned
    }
}

#[derive(OrderedDrop)]
enum Enum {
    #[drop(order = [1, 0, ..])]
    Variant(ManuallyDrop<Anchored>, ManuallyDrop<Anchored>, PhantomPinned),
}

impl Enum {
    fn pinned() -> Pin<Box<Self>> {
        let new = |name| ManuallyDrop::new(Anchored::new(name));
        let mut pinned = Box::pin(Enum::Variant(new("0"), new("1"), PhantomPinned));
        // SAFETY: as above.
        unsafe {
            let Enum::Variant(first, second, _) = pinned.as_mut().get_unchecked_mut();
            Pin::new_unchecked(&mut **first).anchor();
            Pin::new_unchecked(&mut **second).anchor();
        }
        pinned
    }
}

#[test]
fn fields_drop_where_they_were_pinned() {
    assert_drops(Struct::pinned, &["first", "second", "last"]);
    assert_drops(Enum::pinned, &["1", "0"]);
}

#[test]
fn fields_of_several_guards_drop_where_they_were_pinned() {
    #[derive(OrderedDrop)]
    #[drop(order = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0])]
    #[rustfmt::skip]
    struct Many(
        ManuallyDrop<Anchored>, ManuallyDrop<Witness>, ManuallyDrop<Witness>,
        ManuallyDrop<Witness>, ManuallyDrop<Witness>, ManuallyDrop<Witness>,
        ManuallyDrop<Witness>, ManuallyDrop<Witness>, ManuallyDrop<Witness>,
        ManuallyDrop<Anchored>,
    );
    #[rustfmt::skip]
    let make = || {
        let mut pinned = Box::pin(Many(
            ManuallyDrop::new(Anchored::new("0")), held("1"), held("2"), held("3"), held("4"),
            held("5"), held("6"), held("7"), held("8"), ManuallyDrop::new(Anchored::new("9")),
        ));
        // SAFETY: as above.
        unsafe {
            pinned.as_mut().map_unchecked_mut(|this| &mut *this.0).anchor();
            pinned.as_mut().map_unchecked_mut(|this| &mut *this.9).anchor();
        }
        pinned
    };
    assert_drops(make, &["9", "8", "7", "6", "5", "4", "3", "2", "1", "0"]);
}

#[derive(OrderedDrop)]
struct Task<F: ?Sized> {
    last: Witness,
    #[drop(before = last)]
    future: ManuallyDrop<F>,
}

impl<F: ?Sized + Future> Task<F> {
    fn poll(self: Pin<&mut Self>) -> Poll<F::Output> {
        struct Nobody;
        impl Wake for Nobody {
            fn wake(self: Arc<Self>) {}
        }
        let waker = Waker::from(Arc::new(Nobody));
        // SAFETY: as above, and the type is `Unpin` only where the future is.
        let future = unsafe { self.map_unchecked_mut(|this| &mut *this.future) };
        future.poll(&mut Context::from_waker(&waker))
    }
}

/// Is pending once.
#[derive(Default)]
struct Once {
    polled: bool,
}

impl Future for Once {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.polled, true) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }
}

/// Borrows from itself while it waits.
async fn wait() {
    let outer = Witness("outer");
    let inner = Guard(&outer, Witness("inner"));
    Once::default().await;
    witness("awake");
    drop(inner);
}

/// Reads what it borrows when it is dropped.
struct Guard<'a>(&'a Witness, Witness);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        assert_eq!(self.0 .0, "outer");
        witness("guard");
    }
}

#[test]
fn a_future_is_polled_and_then_dropped_without_moving() {
    let task = || Task { last: Witness("last"), future: ManuallyDrop::new(wait()) };
    // Never polled, it holds nothing.
    drop(Box::pin(task()));
    assert_log(&["last"], "never polled");
    let pending = || {
        let mut task = Box::pin(task());
        assert!(task.as_mut().poll().is_pending());
        task
    };
    assert_drops(pending, &["guard", "inner", "outer", "last"]);
    let mut task = pending();
    assert!(task.as_mut().poll().is_ready());
    assert_log(&["awake", "guard", "inner", "outer"], "polled to the end");
    drop(task);
    assert_log(&["last"], "dropped after that");
}

#[test]
fn a_future_behind_an_unsized_tail_is_polled_and_then_dropped() {
    let pending = || {
        let future = ManuallyDrop::new(wait());
        let mut task: Pin<Box<Task<dyn Future<Output = ()>>>> =
            Box::pin(Task { last: Witness("last"), future });
        assert!(task.as_mut().poll().is_pending());
        task
    };
    assert_drops(pending, &["guard", "inner", "outer", "last"]);
}

/// Tells when it drops whether it is still where it was.
struct Place(Cell<*const Place>);

impl Place {
    fn new() -> Self {
        Place(Cell::new(std::ptr::null()))
    }

    fn remember(&self) {
        self.0.set(self);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        witness(if std::ptr::eq(self.0.get(), self) { "in place" } else { "moved" });
    }
}

/// Whoever pins a field must not let a function have it, as the page on limits says: this is why.
#[test]
fn what_a_function_gets_it_can_move() {
    fn exchange(place: &mut Place) {
        drop(std::mem::replace(place, Place::new()));
    }

    #[derive(OrderedDrop)]
    struct NotGiven(Witness, #[drop(before = 0)] ManuallyDrop<Place>);
    #[derive(OrderedDrop)]
    struct Taken(#[drop(with = drop)] ManuallyDrop<Place>);
    #[derive(OrderedDrop)]
    struct InPlace(#[drop(with = exchange(&mut _))] ManuallyDrop<Place>);
    #[derive(OrderedDrop)]
    struct Lent(#[drop(with = Lent::lend(_, 1))] (), Place);
    impl Lent {
        fn lend((): (), place: &mut Place) {
            exchange(place);
        }
    }
    #[derive(OrderedDrop)]
    #[drop(begin = Begun::begin)]
    struct Begun(Place);
    impl Begun {
        fn begin(&mut self) {
            exchange(&mut self.0);
        }
    }

    let held = || ManuallyDrop::new(Place::new());
    let not_given = Box::pin(NotGiven(Witness("last"), held()));
    not_given.1.remember();
    drop(not_given);
    assert_log(&["in place", "last"], "not given to a function");

    let taken = Box::pin(Taken(held()));
    taken.0.remember();
    drop(taken);
    assert_log(&["moved"], "taken");

    let in_place = Box::pin(InPlace(held()));
    in_place.0.remember();
    drop(in_place);
    assert_log(&["moved", "moved"], "given as a reference");

    let lent = Box::pin(Lent((), Place::new()));
    lent.1.remember();
    drop(lent);
    assert_log(&["moved", "moved"], "lent");

    let begun = Box::pin(Begun(Place::new()));
    begun.0.remember();
    drop(begun);
    assert_log(&["moved", "moved"], "given to `begin`");
}
