//! Attacks that compile, and must do no harm: fields that may not move, tails without a size, and
//! code of the user's that does its worst while a value drops. Best run by Miri.

// Who pins a field by hand writes `unsafe` for it; the derive does not ask for any.
#![deny(unsafe_op_in_unsafe_fn)]
#![allow(dead_code)] // Most fields are there to be dropped.

use std::cell::{Cell, RefCell};
use std::fmt::Debug;
use std::future::Future;
use std::marker::PhantomPinned;
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_log, held, log, witness, Witness};

mod pinned {
    use super::*;

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
}

/// Fields of a pinned value may keep pointers to each other, and use them when they drop. The expansion
/// must not claim a field before its turn: the pointers would be no good any more.
mod neighbours {
    use super::*;

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
}

mod unsized_tails {
    use super::*;

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
}

mod hostile {
    use super::*;

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
}
