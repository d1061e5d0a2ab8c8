//! Taking apart what holds values without a size: behind pointers, or in a tail.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::fmt::Debug;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_log, Witness};

mod pointers {
    use std::sync::{Arc, Mutex, RwLockReadGuard, Weak};

    use super::*;

    /// A value behind a pointer can be moved, whatever it is itself.
    #[derive(OrderedDrop)]
    #[drop(parts = Parts)]
    struct Guard<'a, T: ?Sized, U>
    where
        U: ?Sized + 'a,
    {
        weak: Weak<U>,
        #[drop(before = weak)]
        read: ManuallyDrop<Option<RwLockReadGuard<'a, U>>>,
        #[drop(before = read)]
        lock: ManuallyDrop<Arc<Mutex<T>>>,
        boxed: Box<T>,
        borrowed: &'a U,
    }

    #[test]
    fn a_parameter_without_a_size_behind_a_pointer_is_taken_apart() {
        let text: &str = "text";
        let whole: Guard<'_, [Witness], str> = Guard {
            weak: Arc::downgrade(&Arc::from(text)),
            read: ManuallyDrop::new(None),
            lock: ManuallyDrop::new(Arc::new(Mutex::new([Witness("1"), Witness("2")]))),
            boxed: Box::new([Witness("3")]),
            borrowed: text,
        };
        let parts = Parts::from(whole);
        assert_eq!((parts.borrowed, parts.boxed.len()), ("text", 1));
        drop(Guard::from(parts));
        assert_log(&["1", "2", "3"], "dropped");
    }

    /// Only the last field may be unsized, so the one before it is not, whatever its type says.
    #[derive(OrderedDrop)]
    #[drop(parts = Last)]
    struct NotLast<T: ?Sized> {
        marker: PhantomData<T>,
        #[drop]
        tail: ManuallyDrop<std::ptr::NonNull<T>>,
    }

    #[test]
    fn a_pointer_in_the_tail_is_taken_apart() {
        let tail = std::ptr::NonNull::from("tail");
        let whole = NotLast { marker: PhantomData, tail: ManuallyDrop::new(tail) };
        assert_eq!(Last::from(whole).tail, tail);
    }
}

mod tails {
    use std::sync::Mutex;

    use super::*;

    /// Unsized if `T` is, which the derive cannot tell from a pointer of the same form.
    #[derive(OrderedDrop)]
    #[drop(parts = Parts)]
    struct Guarded<'a, T: ?Sized + 'a>
    where
        Self: Debug,
    {
        name: &'a str,
        #[drop(before = value)]
        first: ManuallyDrop<Witness>,
        value: Mutex<T>,
    }

    impl<T: ?Sized> Debug for Guarded<'_, T> {
        fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
            f.write_str(self.name)
        }
    }

    #[test]
    fn a_value_of_a_known_size_is_taken_apart_where_others_have_none() {
        let make = || {
            let value = Mutex::new([Witness("value")]);
            Guarded::from(Parts { first: Witness("first"), name: "name", value })
        };
        assert_drops(make, &["first", "value"]);
        let whole = make();
        let unsized_: &Guarded<'_, [Witness]> = &whole;
        assert_eq!(unsized_.value.lock().unwrap().len(), 1);
        let value = Parts::from(whole).value.into_inner().unwrap();
        assert_log(&["first"], "dropped with the rest of the parts");
        drop(value);
        assert_log(&["value"], "dropped by hand");
    }

    /// The parts are declared in drop order, where the last field comes first.
    #[derive(OrderedDrop)]
    #[drop(parts = pub(crate) Turned, order = [value, ..])]
    pub(crate) struct Public<T: ?Sized> {
        name: Witness,
        value: ManuallyDrop<Mutex<T>>,
    }

    #[test]
    fn a_managed_tail_is_taken_apart() {
        let make =
            || Public::from(Turned { value: Mutex::new(Witness("value")), name: Witness("name") });
        assert_drops(make, &["value", "name"]);
        drop(Turned::from(make()));
        assert_log(&["value", "name"], "taken apart");
    }
}
