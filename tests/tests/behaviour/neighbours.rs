//! Fields of a pinned value may keep pointers to each other, and use them when they drop. The
//! expansion must not claim a field before its turn: the pointers would be no good any more.

// Who keeps such a pointer writes `unsafe` for it; the derive does not ask for any.
#![deny(unsafe_op_in_unsafe_fn)]
#![allow(dead_code)] // Most fields are there to be dropped.

use std::marker::PhantomPinned;
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, witness, Witness};

struct Counter(u32);

impl Drop for Counter {
    fn drop(&mut self) {
        witness(&format!("counted {}", self.0));
    }
}

/// Counts once more when it drops.
struct Counts<P: DerefMut<Target = Counter>>(Option<P>);

impl<P: DerefMut<Target = Counter>> Drop for Counts<P> {
    fn drop(&mut self) {
        self.0.as_mut().unwrap().0 += 1;
        witness("count");
    }
}

/// A pointer that makes no claim while it is not used.
struct Raw(*mut Counter);

impl Deref for Raw {
    type Target = Counter;

    fn deref(&self) -> &Counter {
        // SAFETY: whoever makes one keeps the counter alive, and uses one pointer at a time.
        unsafe { &*self.0 }
    }
}

impl DerefMut for Raw {
    fn deref_mut(&mut self) -> &mut Counter {
        // SAFETY: as above.
        unsafe { &mut *self.0 }
    }
}

type Exclusive = &'static mut Counter;

fn counter() -> ManuallyDrop<Counter> {
    ManuallyDrop::new(Counter(1))
}

/// # Safety
///
/// The counter stays where it is and outlives `counts`, and nobody else uses it until then.
unsafe fn connect(counter: *mut ManuallyDrop<Counter>, counts: &mut Counts<Exclusive>) {
    // SAFETY: the caller's promise.
    counts.0 = Some(unsafe { &mut *counter.cast() });
}

#[test]
fn of_a_struct_may_hold_exclusive_references_to_each_other() {
    #[derive(OrderedDrop)]
    struct S {
        #[drop(after = counts)]
        counter: ManuallyDrop<Counter>,
        counts: ManuallyDrop<Counts<Exclusive>>,
        _pinned: PhantomPinned,
    }
    let make = || {
        let s = S {
            counter: counter(),
            counts: ManuallyDrop::new(Counts(None)),
            _pinned: PhantomPinned,
        };
        let mut pinned = Box::pin(s);
        // SAFETY: the counter stays where it is, and outlives its user.
        unsafe {
            let this: *mut S = pinned.as_mut().get_unchecked_mut();
            connect(&raw mut (*this).counter, &mut (*this).counts);
        }
        pinned
    };
    assert_drops(make, &["count", "counted 2"]);
}

#[test]
fn of_a_struct_with_steps_may_hold_exclusive_references_to_each_other() {
    #[derive(OrderedDrop)]
    struct S {
        #[drop(after = counts)]
        counter: ManuallyDrop<Counter>,
        #[drop(with = close(_, last))]
        counts: ManuallyDrop<Counts<Exclusive>>,
        last: Witness,
        _pinned: PhantomPinned,
    }
    fn close(counts: Counts<Exclusive>, _: &mut Witness) {
        drop(counts);
    }
    let make = || {
        let s = S {
            counter: counter(),
            counts: ManuallyDrop::new(Counts(None)),
            last: Witness("last"),
            _pinned: PhantomPinned,
        };
        let mut pinned = Box::pin(s);
        // SAFETY: as above.
        unsafe {
            let this: *mut S = pinned.as_mut().get_unchecked_mut();
            connect(&raw mut (*this).counter, &mut (*this).counts);
        }
        pinned
    };
    assert_drops(make, &["count", "counted 2", "last"]);
}

#[test]
fn of_a_variant_may_hold_raw_pointers_to_each_other() {
    #[derive(OrderedDrop)]
    enum E {
        Variant {
            #[drop(after = counts)]
            counter: ManuallyDrop<Counter>,
            counts: ManuallyDrop<Counts<Raw>>,
            pinned: PhantomPinned,
        },
        Step {
            #[drop(after = counts)]
            counter: ManuallyDrop<Counter>,
            #[drop(with = drop)]
            counts: ManuallyDrop<Counts<Raw>>,
            pinned: PhantomPinned,
        },
    }
    let make = |value: E| {
        let mut value = Box::pin(value);
        // SAFETY: as above. The pointer is made of one to the whole value: a pattern only tells
        // where the counter is.
        unsafe {
            let this: *mut E = value.as_mut().get_unchecked_mut();
            let (E::Variant { counter, .. } | E::Step { counter, .. }) = &*this;
            let offset = (&raw const *counter).byte_offset_from(this);
            let counter = this.byte_offset(offset).cast();
            let (E::Variant { counts, .. } | E::Step { counts, .. }) = &mut *this;
            counts.0 = Some(Raw(counter));
        }
        value
    };
    let counts = || ManuallyDrop::new(Counts(None));
    let lines = ["count", "counted 2"];
    assert_drops(
        || make(E::Variant { counter: counter(), counts: counts(), pinned: PhantomPinned }),
        &lines,
    );
    assert_drops(
        || make(E::Step { counter: counter(), counts: counts(), pinned: PhantomPinned }),
        &lines,
    );
}
