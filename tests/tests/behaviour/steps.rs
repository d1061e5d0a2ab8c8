//! Steps and `begin`: what is called, with what, when, and what happens when it panics.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::fmt::Debug;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, held, log, witness, Witness};

fn close(value: Witness) {
    witness("close");
    drop(value);
}

#[test]
fn a_step_takes_the_place_of_the_drop() {
    #[derive(OrderedDrop)]
    struct S {
        #[drop(with = close, after = b)]
        a: ManuallyDrop<Witness>,
        #[drop(with = std::mem::forget)]
        b: ManuallyDrop<Witness>,
        c: Witness,
    }
    assert_eq!(S::DROP_ORDER, ["b", "a", "c"]);
    assert_drops(|| S { a: held("a"), b: held("b"), c: Witness("c") }, &["close", "a", "c"]);
}

#[test]
fn a_step_borrows_every_kind_of_field_that_is_still_alive() {
    fn destroy(
        plain: &mut Witness,
        image: Witness,
        managed: &mut Witness,
        skipped: &mut ManuallyDrop<Witness>,
        handle: &mut u32,
        shared: &String,
    ) {
        *handle += 1;
        plain.0 = "plain, changed";
        let names = [plain.0, managed.0, skipped.0, shared];
        assert_eq!(names, ["plain, changed", "managed", "skipped", "shared"]);
        witness("destroy");
        drop(image);
    }
    fn copied(handle: u32) {
        assert_eq!(handle, 8, "the copy is made when its turn comes");
        witness("copied");
    }
    #[derive(OrderedDrop)]
    struct S {
        managed: ManuallyDrop<Witness>,
        plain: Witness,
        shared: String,
        #[drop(with = copied)]
        handle: u32,
        #[drop(with = destroy(plain, _, managed, skipped, handle, shared))]
        image: ManuallyDrop<Witness>,
        #[drop(skip)]
        skipped: ManuallyDrop<Witness>,
    }
    assert_eq!(S::DROP_ORDER, ["image", "managed", "handle", "plain", "shared"]);
    let make = || S {
        managed: held("managed"),
        plain: Witness("plain"),
        shared: "shared".to_owned(),
        handle: 7,
        image: held("image"),
        skipped: held("skipped"),
    };
    drop(make());
    assert_eq!(log(), ["destroy", "image", "managed", "copied", "plain, changed"]);
}

#[test]
fn paths_of_every_kind_are_steps() {
    trait Close {
        fn close(self);
    }
    impl Close for Witness {
        fn close(self) {
            close(self);
        }
    }
    struct Wrap<T>(PhantomData<T>);
    impl<T> Wrap<T> {
        fn call<U: Debug>(value: U) {
            witness(std::any::type_name::<U>().rsplit("::").next().unwrap());
            drop(value);
        }
    }
    #[derive(OrderedDrop)]
    struct S<T: Debug> {
        #[drop(with = Close::close)]
        a: ManuallyDrop<Witness>,
        #[drop(with = <Witness as Close>::close(_))]
        b: ManuallyDrop<Witness>,
        #[drop(with = Self::own(_, e))]
        c: ManuallyDrop<T>,
        #[drop(with = Wrap::<(T, u8)>::call::<T>)]
        d: ManuallyDrop<T>,
        e: Witness,
    }
    impl<T: Debug> S<T> {
        fn own(value: T, e: &mut Witness) {
            witness(&format!("{value:?}, {e:?}"));
        }
    }
    let make = || S {
        a: held("a"),
        b: held("b"),
        c: ManuallyDrop::new(1_u8),
        d: ManuallyDrop::new(2),
        e: Witness("e"),
    };
    assert_drops(make, &["close", "a", "close", "b", "1, Witness(\"e\")", "u8", "e"]);
}

#[test]
fn what_a_step_returns_is_dropped_before_the_next_turn() {
    fn next(_: Witness) -> Witness {
        Witness("result")
    }
    /// A guard that borrows from what the step borrowed.
    fn guard<'a>(value: Witness, device: &'a mut Witness) -> (Witness, &'a mut Witness) {
        (value, device)
    }
    #[derive(OrderedDrop)]
    struct S {
        #[drop(with = next)]
        a: ManuallyDrop<Witness>,
        #[drop(with = guard(_, c))]
        b: ManuallyDrop<Witness>,
        c: ManuallyDrop<Witness>,
    }
    let make = || S { a: held("a"), b: held("b"), c: held("c") };
    drop(make());
    assert_eq!(log(), ["a", "result", "b", "c"]);
}

#[test]
fn a_step_may_return_anything_but_a_future() {
    fn result(value: Witness) -> Result<(), Box<dyn std::error::Error>> {
        // Now, and not on return: the language leaks the result where a parameter's drop panics.
        drop(value);
        Err("lost")?
    }
    fn generic<T>(value: T) -> T {
        value
    }
    #[derive(OrderedDrop)]
    struct S<T> {
        #[drop(with = result)]
        a: ManuallyDrop<Witness>,
        #[drop(with = generic)]
        b: ManuallyDrop<T>,
        #[drop(with = std::thread::JoinHandle::join)]
        c: ManuallyDrop<std::thread::JoinHandle<()>>,
    }
    let make = || S {
        a: held("a"),
        b: held("b"),
        c: ManuallyDrop::new(std::thread::spawn(|| panic!("not lost: the step drops the result"))),
    };
    assert_drops(make, &["a", "b"]);
}

#[test]
fn a_step_that_never_returns_is_followed_by_the_other_fields() {
    fn diverge(value: Witness) -> ! {
        drop(value);
        std::panic::resume_unwind(Box::new("diverged"));
    }
    #[derive(OrderedDrop)]
    struct S {
        a: Witness,
        #[drop(with = diverge, before = a)]
        b: ManuallyDrop<Witness>,
    }
    let s = S { a: Witness("a"), b: held("b") };
    let unwind = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(s)));
    assert_eq!(unwind.unwrap_err().downcast_ref(), Some(&"diverged"));
    assert_eq!(log(), ["b", "a"]);
}

#[test]
fn begin_runs_first_while_every_field_is_alive() {
    #[derive(OrderedDrop)]
    #[drop(begin = Self::begin, order = [b, a, ..])]
    struct S<T: Debug> {
        a: ManuallyDrop<T>,
        b: ManuallyDrop<Witness>,
        c: Witness,
    }
    impl<T: Debug> S<T> {
        fn begin(&mut self) -> Witness {
            witness(&format!("{:?}", (&*self.a, &*self.b, &self.c)));
            self.b.0 = "b, changed";
            Witness("result")
        }
    }
    let make = || S { a: held("a"), b: held("b"), c: Witness("c") };
    drop(make());
    let first = "(Witness(\"a\"), Witness(\"b\"), Witness(\"c\"))";
    assert_eq!(log(), [first, "result", "b, changed", "a", "c"]);
}

#[test]
fn begin_may_panic_and_every_field_is_dropped() {
    fn begin(_: &mut S) {
        witness("begin");
    }
    #[derive(OrderedDrop)]
    #[drop(begin = begin)]
    struct S {
        a: Witness,
        #[drop(before = a)]
        b: ManuallyDrop<Witness>,
        #[drop(before = b, with = close)]
        c: ManuallyDrop<Witness>,
    }
    let make = || S { a: Witness("a"), b: held("b"), c: held("c") };
    assert_drops(make, &["begin", "close", "c", "b", "a"]);
}

#[test]
fn begin_needs_no_managed_field() {
    #[derive(OrderedDrop)]
    #[drop(begin = begin)]
    struct S<'a> {
        a: Witness,
        b: &'a str,
    }
    fn begin(s: &mut S<'_>) {
        witness(s.b);
    }
    assert_drops(|| S { a: Witness("a"), b: "begin" }, &["begin", "a"]);
}

#[test]
fn a_mutex_is_locked_by_a_step_and_free_for_the_next_one() {
    fn flush(value: Witness, log: &std::sync::Mutex<Vec<Witness>>) {
        log.try_lock().expect("nobody holds the lock").push(value);
    }
    #[derive(OrderedDrop)]
    struct S {
        #[drop(with = flush(_, log))]
        a: ManuallyDrop<Witness>,
        #[drop(with = flush(_, log), before = a)]
        b: ManuallyDrop<Witness>,
        log: std::sync::Mutex<Vec<Witness>>,
    }
    // Both are in the list, which the language drops last.
    assert_eq!(S::DROP_ORDER, ["b", "a", "log"]);
    drop(S { a: held("a"), b: held("b"), log: std::sync::Mutex::default() });
    assert_eq!(log(), ["b", "a"]);
}
