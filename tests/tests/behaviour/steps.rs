//! Steps: what is called, with what, when, and what happens when it panics.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::fmt::{Debug, Display};
use std::marker::PhantomData;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, held, log, log_of_panic_at, witness, Witness};

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

fn wipe(value: &mut Witness) {
    witness("wipe");
    value.0 = "wiped";
}

#[test]
fn a_step_in_place_comes_before_the_drop() {
    #[derive(OrderedDrop)]
    struct S {
        #[drop(with = wipe(&mut _), after = b)]
        a: ManuallyDrop<Witness>,
        #[drop(with = <Witness as Debug>::fmt(&mut _, *c))]
        b: ManuallyDrop<Witness>,
        #[drop(skip)]
        c: ManuallyDrop<Never>,
    }
    #[derive(Clone, Copy)]
    struct Never;
    trait Debug {
        fn fmt(&self, copied: ManuallyDrop<Never>);
    }
    impl Debug for Witness {
        fn fmt(&self, _: ManuallyDrop<Never>) {
            witness("a function of `&self` will do");
        }
    }
    assert_eq!(S::DROP_ORDER, ["b", "a"]);
    let make = || S { a: held("a"), b: held("b"), c: ManuallyDrop::new(Never) };
    drop(make());
    assert_eq!(log(), ["a function of `&self` will do", "b", "wipe", "wiped"]);
    let lines = log_of_panic_at("wipe", || drop(make()));
    assert_eq!(lines, ["a function of `&self` will do", "b", "wipe", "a"]);
}

#[test]
fn a_step_in_place_is_called_with_other_fields_too() {
    fn retire(plain: &mut Witness, value: &mut Witness, later: &mut Witness) {
        std::mem::swap(value, later);
        plain.0 = "plain, changed";
        witness("retire");
    }
    #[derive(OrderedDrop)]
    enum E {
        A {
            plain: Witness,
            later: ManuallyDrop<Witness>,
            #[drop(with = retire(plain, &mut _, later))]
            value: ManuallyDrop<Witness>,
        },
        B(#[drop(with = wipe(&mut _))] ManuallyDrop<Witness>, Witness),
    }
    let a = || E::A { plain: Witness("plain"), later: held("later"), value: held("value") };
    drop(a());
    assert_eq!(log(), ["retire", "later", "value", "plain, changed"]);
    let b = || E::B(held("0"), Witness("1"));
    drop(b());
    assert_eq!(log(), ["wipe", "wiped", "1"]);
    assert_eq!(log_of_panic_at("wipe", || drop(b())), ["wipe", "0", "1"]);
    assert_eq!(log_of_panic_at("wiped", || drop(b())), ["wipe", "wiped", "1"]);
}

#[test]
fn what_a_step_in_place_returns_drops_before_the_value() {
    struct Guard<'a>(&'a mut Witness);
    impl Drop for Guard<'_> {
        fn drop(&mut self) {
            witness("guard");
            self.0 .0 = "a, guarded";
        }
    }
    #[derive(OrderedDrop)]
    struct S {
        #[drop(with = Guard(&mut _))]
        a: ManuallyDrop<Witness>,
        b: Witness,
    }
    let make = || S { a: held("a"), b: Witness("b") };
    drop(make());
    assert_eq!(log(), ["guard", "a, guarded", "b"]);
    assert_eq!(log_of_panic_at("guard", || drop(make())), ["guard", "a", "b"]);
}

#[test]
fn an_unsized_value_has_a_step_in_place() {
    fn first<T: AsMut<[Witness]> + ?Sized>(values: &mut T) {
        wipe(&mut values.as_mut()[0]);
    }
    #[derive(OrderedDrop)]
    struct S<T: AsMut<[Witness]> + ?Sized> {
        a: Witness,
        #[drop(with = first(&mut _))]
        tail: ManuallyDrop<T>,
    }
    let s = S { a: Witness("a"), tail: ManuallyDrop::new([Witness("0"), Witness("1")]) };
    let s: Box<S<[Witness]>> = Box::new(s);
    drop(s);
    assert_eq!(log(), ["wipe", "wiped", "1", "a"]);
}

#[test]
fn a_copy_handle_has_a_step_in_place() {
    fn close(handle: &mut u32, other: u32) {
        *handle += other;
        witness(&format!("closed {handle}"));
    }
    #[derive(OrderedDrop)]
    struct S {
        #[drop(with = close(&mut _, *other))]
        handle: u32,
        other: u32,
    }
    drop(S { handle: 1, other: 2 });
    assert_eq!(log(), ["closed 3"]);
    type Alias<T> = ManuallyDrop<T>;
    #[derive(OrderedDrop)]
    struct Marked {
        #[drop]
        #[drop(with = wipe(&mut _))]
        alias: Alias<Witness>,
    }
    drop(Marked { alias: held("alias") });
    assert_eq!(log(), ["wipe", "wiped"]);
}

#[test]
fn a_copy_of_a_field_is_made_when_the_step_is_called() {
    fn set(_: Witness, id: &mut u64) {
        *id += 1;
    }
    fn release(_: Witness, plain: u64, managed: u64, skipped: ManuallyDrop<u64>, again: u64) {
        witness(&format!("{plain} {managed} {} {again}", *skipped));
    }
    fn last(_: u64) {}
    #[derive(OrderedDrop)]
    struct S {
        #[drop(with = release(_, *plain, *managed, *skipped, *plain), after = first)]
        value: ManuallyDrop<Witness>,
        #[drop(with = set(_, plain))]
        first: ManuallyDrop<Witness>,
        #[drop(with = last)]
        managed: ManuallyDrop<u64>,
        plain: u64,
        #[drop(skip)]
        skipped: ManuallyDrop<u64>,
    }
    assert_eq!(S::DROP_ORDER, ["first", "value", "managed", "plain"]);
    let make = || S {
        value: held("value"),
        first: held("first"),
        managed: ManuallyDrop::new(2),
        plain: 0,
        skipped: ManuallyDrop::new(3),
    };
    drop(make());
    assert_eq!(log(), ["first", "1 2 3 1", "value"]);
}

#[test]
fn whatever_is_copy_is_copied() {
    fn look<T: Display + Copy, U: Display + ?Sized>(_: Witness, number: T, lent: &U, both: (T, T)) {
        let (first, second) = both;
        witness(&format!("{number} {lent} {first} {second}"));
    }
    #[derive(OrderedDrop)]
    struct S<'a, T: Display + Copy, U: Display + ?Sized> {
        #[drop(with = look(_, *number, *lent, *both))]
        value: ManuallyDrop<Witness>,
        number: T,
        lent: &'a U,
        #[drop]
        both: ManuallyDrop<(T, T)>,
    }
    #[derive(OrderedDrop)]
    enum E<'a, T: Display + Copy, U: Display + ?Sized> {
        V(T, &'a U, (T, T), #[drop(with = look(_, *0, *1, *2))] ManuallyDrop<Witness>),
    }
    let make = || {
        let both = ManuallyDrop::new((2, 3));
        S { value: held("value"), number: 1, lent: "lent", both }
    };
    assert_drops(make, &["1 lent 2 3", "value"]);
    assert_drops(|| E::V(1, "lent", (2, 3), held("3")), &["1 lent 2 3", "3"]);
}

#[test]
fn a_copy_is_a_constraint_like_a_borrow() {
    fn look(_: Witness, handle: u32) {
        witness(&format!("looked at {handle}"));
    }
    fn close(handle: u32) {
        witness(&format!("closed {handle}"));
    }
    #[derive(OrderedDrop)]
    struct S(#[drop(with = close)] u32, #[drop(with = look(_, *0))] ManuallyDrop<Witness>);
    assert_eq!(S::DROP_ORDER, ["1", "0"]);
    assert_drops(|| S(7, held("1")), &["looked at 7", "1", "closed 7"]);
}

/// Derefs to itself: whoever follows it to what it points to never comes to an end.
struct Endless;

impl std::ops::Deref for Endless {
    type Target = Self;

    fn deref(&self) -> &Self {
        self
    }
}

#[test]
fn a_step_may_return_whatever_has_no_future_in_it() {
    #[derive(OrderedDrop)]
    struct S<'a, T, U> {
        #[drop(with = Some)]
        option: ManuallyDrop<T>,
        #[drop(with = Ok::<_, U>)]
        result: ManuallyDrop<Option<T>>,
        #[drop(with = Box::new)]
        boxed: ManuallyDrop<(T, U)>,
        #[drop(with = endless)]
        endless: u8,
        #[drop(with = std::convert::identity::<[Option<Result<&'a str, fn(T) -> U>>; 2]>)]
        nested: [Option<Result<&'a str, fn(T) -> U>>; 2],
        #[drop(with = std::convert::identity::<&dyn Fn(T) -> U>)]
        unsized_one: &'a dyn Fn(T) -> U,
        last: Witness,
    }

    fn endless(_: u8) -> Endless {
        Endless
    }

    let identity = |witness| witness;
    let make = || S::<Witness, Witness> {
        option: held("option"),
        result: ManuallyDrop::new(Some(Witness("result"))),
        boxed: ManuallyDrop::new((Witness("boxed"), Witness("with it"))),
        endless: 1,
        nested: [None, Some(Ok("text"))],
        unsized_one: &identity,
        last: Witness("last"),
    };
    assert_drops(make, &["option", "result", "boxed", "with it", "last"]);
}

/// What a function takes is checked before it is called. None of these is refused.
#[test]
fn arguments_are_coerced() {
    #[derive(OrderedDrop)]
    struct Node {
        #[drop(with = Self::visit(&mut _))]
        next: ManuallyDrop<Option<Box<Node>>>,
        #[drop(with = Node::look(&mut _))]
        pointer: ManuallyDrop<Box<Leaf>>,
        #[drop(with = five(_, *name, slice))]
        boxed: ManuallyDrop<Box<Witness>>,
        #[drop(with = slices(&mut _, text))]
        array: ManuallyDrop<[Witness; 2]>,
        #[drop(with = Self::HOOK)]
        hooked: ManuallyDrop<Witness>,
        #[drop(with = Some)]
        kept: ManuallyDrop<Witness>,
        #[drop(with = std::convert::identity)]
        same: ManuallyDrop<Witness>,
        #[drop(with = generic(&mut _, text, *name, slice))]
        many: ManuallyDrop<Vec<Witness>>,
        #[drop(with = raw)]
        raw: *mut u8,
        name: &'static str,
        text: String,
        slice: Vec<u8>,
    }

    struct Leaf(Witness);

    impl std::ops::Deref for Leaf {
        type Target = Witness;

        fn deref(&self) -> &Witness {
            &self.0
        }
    }

    impl Node {
        const HOOK: fn(Witness) = drop;

        fn visit(next: &mut Option<Box<Node>>) {
            assert!(next.is_none());
            witness("visit");
        }

        fn look(_: &Witness) {
            witness("look");
        }
    }

    fn five(_: Box<dyn std::any::Any>, name: impl AsRef<str>, _: &[u8]) {
        witness(if name.as_ref() == "name" { "name" } else { "none" });
    }

    fn slices(_: &mut [Witness], text: &str) {
        witness(if text == "text" { "text" } else { "none" });
    }

    fn generic<T: AsRef<[Witness]>>(many: &T, _: &str, _: impl Into<String>, _: &mut Vec<u8>) {
        assert_eq!(many.as_ref().len(), 1);
        witness("many");
    }

    fn raw(_: *const u8) {
        witness("raw");
    }

    let held = |name| ManuallyDrop::new(Witness(name));
    assert_drops(
        || Node {
            next: ManuallyDrop::new(None),
            pointer: ManuallyDrop::new(Box::new(Leaf(Witness("leaf")))),
            boxed: ManuallyDrop::new(Box::new(Witness("boxed"))),
            array: ManuallyDrop::new([Witness("array 0"), Witness("array 1")]),
            hooked: held("hooked"),
            kept: held("kept"),
            same: held("same"),
            many: ManuallyDrop::new(vec![Witness("of many")]),
            raw: std::ptr::null_mut(),
            name: "name",
            text: "text".to_owned(),
            slice: Vec::new(),
        },
        &[
            "visit", "look", "leaf", "name", "boxed", "text", "array 0", "array 1", "hooked",
            "kept", "same", "many", "of many", "raw",
        ],
    );
}

/// Two references may be swapped by their types, and stand where they should.
#[test]
fn arguments_of_one_type_are_not_taken_for_swapped() {
    #[derive(OrderedDrop)]
    struct S {
        #[drop(with = two(_, text))]
        name: &'static str,
        #[drop(with = two(text, _))]
        other: &'static str,
        text: String,
    }

    fn two(first: &str, second: &str) {
        witness(if first == "name" && second == "text" { "name first" } else { "text first" });
    }

    assert_drops(
        || S { name: "name", other: "other", text: "text".to_owned() },
        &["name first", "text first"],
    );
}
