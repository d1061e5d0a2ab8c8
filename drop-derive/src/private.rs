//! What the expansion of the derive calls. Not part of the public interface: it changes without
//! notice, which is why the macro crate is pinned to this one.
//!
//! Whatever drops or takes a value here is an `unsafe fn`, so that code which finds its way in
//! cannot drop anything twice without writing `unsafe` itself.

// Each function here is a line or two in the middle of a destructor. Debug builds are quicker, and
// backtraces shorter, without the calls.
#![allow(clippy::inline_always)]

use core::future::Future;
use core::marker::PhantomData;
use core::mem::ManuallyDrop;
use core::{ptr, str};

/// `DROP_ORDER` out of one text with a space between the names.
///
/// The compiler takes three times as long over a list as over a text, in every crate that derives. So
/// the list is made here, and only if somebody asks for it.
pub struct Names<T: ?Sized>(PhantomData<T>);

impl<T: ?Sized + crate::OrderedDrop> Names<T> {
    const SPLIT: ([&'static str; MOST_NAMES], usize) = split(T::DROP_DERIVE_NAMES);

    /// The names.
    pub const LIST: &'static [&'static str] = Self::SPLIT.0.split_at(Self::SPLIT.1).0;
}

/// The derive writes a list itself where there are more.
const MOST_NAMES: usize = 64;

/// The words of a text, and how many there are.
const fn split(text: &'static str) -> ([&'static str; MOST_NAMES], usize) {
    let (mut words, mut found) = ([""; MOST_NAMES], 0);
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let mut end = 0;
        while end < rest.len() && !rest[end].is_ascii_whitespace() {
            end += 1;
        }
        let (word, after) = rest.split_at(end);
        words[found] = match str::from_utf8(word) {
            Ok(word) => word,
            Err(_) => unreachable!(),
        };
        found += 1;
        rest = if after.is_empty() { after } else { after.split_at(1).1 };
    }
    (words, found)
}

/// What happens when the turn of a managed field comes.
#[diagnostic::on_unimplemented(
    message = "this `ManuallyDrop` is not the standard one\nnote: only the standard one gives a field a place in the drop order by its type\nhelp: write `core::mem::ManuallyDrop`",
    label = "another type of the same name"
)]
pub trait Turn: Copy {
    /// Takes the turn when it is dropped.
    type Guard;

    /// # Safety
    ///
    /// - The turn can be taken when the guard is dropped: the field is alive, and nobody drops or
    ///   takes its value before or after.
    /// - A pointer to the field is one into the value that `this` points to.
    unsafe fn guard<S: ?Sized>(self, this: *mut S) -> Self::Guard;
}

/// Drops the value in place.
impl<T: ?Sized> Turn for *mut ManuallyDrop<T> {
    type Guard = InPlace<T>;

    #[inline(always)]
    unsafe fn guard<S: ?Sized>(self, this: *mut S) -> InPlace<T> {
        // SAFETY: the caller promises that both point into the same value.
        let offset = unsafe { self.byte_offset_from(this) };
        InPlace { base: self.wrapping_byte_offset(-offset), offset }
    }
}

/// Drops a field when it is dropped.
///
/// It keeps the start of the whole value and how far the field is from there, which the compiler
/// knows. So the pointer to the field is computed when its turn comes, as in the compiler's own drop
/// glue. It would else be kept in a register, one for each field, from before the first turn.
pub struct InPlace<T: ?Sized> {
    base: *mut ManuallyDrop<T>,
    offset: isize,
}

impl<T: ?Sized> Drop for InPlace<T> {
    #[inline(always)]
    fn drop(&mut self) {
        let field = self.base.wrapping_byte_offset(self.offset);
        // SAFETY: this is the pointer that the guard was made of, whose caller promised that the
        // field is alive now, and that nobody drops it again. The reference is to the field alone
        // and ends with the call.
        unsafe { ManuallyDrop::drop(&mut *field) }
    }
}

/// Calls the closure that calls the user's step.
#[derive(Clone, Copy)]
pub struct Step<F>(pub F);

impl<F: Fn() + Copy> Turn for Step<F> {
    type Guard = Call<F>;

    #[inline(always)]
    unsafe fn guard<S: ?Sized>(self, _: *mut S) -> Call<F> {
        Call(self.0)
    }
}

/// Calls a closure when it is dropped.
pub struct Call<F: Fn()>(F);

impl<F: Fn()> Drop for Call<F> {
    #[inline(always)]
    fn drop(&mut self) {
        (self.0)();
    }
}

/// Turns, first to last: a tuple of up to 64.
///
/// A guard for each is a variable of one function, as each field is a variable of the compiler's drop
/// glue. Guards within guards would be calls, and another copy of every destructor.
pub trait Turns: Copy {
    /// Takes all turns, in order, also when one of them panics.
    ///
    /// # Safety
    ///
    /// That of [`Turn::guard`], for each of the turns.
    unsafe fn take<S: ?Sized>(self, this: *mut S);
}

/// For tuples of one type, two types, and so on.
macro_rules! impl_turns {
    ([$($turn:ident)*] [$($index:tt)*]) => {};
    ([$($turn:ident)*] [$($index:tt)*] $next:ident $at:tt $($rest:tt)*) => {
        impl<$($turn: Turn,)* $next: Turn> Turns for ($($turn,)* $next,) {
            #[inline(always)]
            unsafe fn take<S: ?Sized>(self, this: *mut S) {
                // Variables drop last to first, and the others still do where one of them panics.
                // SAFETY: the caller's promise. Nothing runs before all guards are there.
                let _guard = unsafe { self.$at.guard(this) };
                $(
                    // SAFETY: as above.
                    let _guard = unsafe { self.$index.guard(this) };
                )*
            }
        }
        impl_turns! { [$($turn)* $next] [$at $($index)*] $($rest)* }
    };
}

impl_turns! {
    [] []
    T0 0 T1 1 T2 2 T3 3 T4 4 T5 5 T6 6 T7 7
    T8 8 T9 9 T10 10 T11 11 T12 12 T13 13 T14 14 T15 15
    T16 16 T17 17 T18 18 T19 19 T20 20 T21 21 T22 22 T23 23
    T24 24 T25 25 T26 26 T27 27 T28 28 T29 29 T30 30 T31 31
    T32 32 T33 33 T34 34 T35 35 T36 36 T37 37 T38 38 T39 39
    T40 40 T41 41 T42 42 T43 43 T44 44 T45 45 T46 46 T47 47
    T48 48 T49 49 T50 50 T51 51 T52 52 T53 53 T54 54 T55 55
    T56 56 T57 57 T58 58 T59 59 T60 60 T61 61 T62 62 T63 63
}

/// Takes the turns of a value's fields: the core of every generated `Drop` impl.
///
/// `this` is only where they are counted from, but a `*mut`: to make a `*const` of the `&mut self` would
/// be to read all fields, which ends the exclusive references that others keep to them.
///
/// # Safety
///
/// That of [`Turns::take`].
#[inline(always)]
pub unsafe fn drop_in_order<S: ?Sized, T: Turns>(this: *mut S, turns: T) {
    // SAFETY: the caller's promise.
    unsafe { turns.take(this) }
}

/// Does the same when it is dropped.
pub struct InOrder<S: ?Sized, T: Turns> {
    this: *mut S,
    turns: T,
}

impl<S: ?Sized, T: Turns> InOrder<S, T> {
    /// # Safety
    ///
    /// That of [`Turns::take`], for when the guard is dropped.
    #[inline(always)]
    pub unsafe fn new(this: *mut S, turns: T) -> Self {
        InOrder { this, turns }
    }
}

impl<S: ?Sized, T: Turns> Drop for InOrder<S, T> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: what the caller of `new` promised. A guard is dropped once.
        unsafe { self.turns.take(self.this) }
    }
}

/// A pointer to a variant's field, out of the one to the whole value.
///
/// A pattern is the only way to a variant's field, and all it makes is a reference. With `ref mut` that
/// would be a claim to the field which ends what other fields keep pointers to it for. So the pattern
/// only tells where the field is.
///
/// # Safety
///
/// `field` is a field of the value that `this` points to.
#[inline(always)]
pub unsafe fn within<S, F>(this: *mut S, field: &F) -> *mut F {
    let field: *const F = field;
    // SAFETY: the caller promises that both point into the same value.
    let offset = unsafe { field.byte_offset_from(this) };
    this.wrapping_byte_offset(offset).cast()
}

/// The standard `ManuallyDrop`, and no other type.
///
/// # Safety
///
/// Implemented for `ManuallyDrop` alone.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the standard `ManuallyDrop`\nnote: the language drops every other field by itself\nhelp: hold it in `ManuallyDrop`: `core::mem::ManuallyDrop<{Self}>`",
    label = "this field has to be a `ManuallyDrop`"
)]
pub unsafe trait Held {
    /// What it holds.
    type Value: ?Sized;

    /// The same pointer.
    fn cast(field: *mut Self) -> *mut ManuallyDrop<Self::Value>;
}

// SAFETY: this is the one.
unsafe impl<T: ?Sized> Held for ManuallyDrop<T> {
    type Value = T;

    #[inline(always)]
    fn cast(field: *mut Self) -> *mut ManuallyDrop<T> {
        field
    }
}

/// A field that is not spelled `ManuallyDrop`, but marked as one. Two parameters, since the compiler
/// would report a wrong type once more where `F::Value` is written out.
#[inline(always)]
pub fn held<F: ?Sized + Held<Value = T>, T: ?Sized>(field: *mut F) -> *mut ManuallyDrop<T> {
    F::cast(field)
}

/// Checks the type of a skipped field.
pub const fn assert_held<F: ?Sized + Held>() {}

/// Asks whether `T` is the standard `ManuallyDrop`: the inherent constant is found before the one
/// of the trait, but is there for that type alone.
pub struct Probe<T: ?Sized>(PhantomData<T>);

/// An answer of [`Probe`].
#[derive(Clone, Copy)]
pub struct Plain;

/// An answer of [`Probe`].
#[derive(Clone, Copy)]
pub struct HiddenManuallyDrop;

impl<T: ?Sized> Probe<ManuallyDrop<T>> {
    /// The answer.
    pub const DROP_DERIVE_KIND: HiddenManuallyDrop = HiddenManuallyDrop;
}

/// The other answer.
pub trait Fallback {
    /// The answer.
    const DROP_DERIVE_KIND: Plain = Plain;
}

impl<T: ?Sized> Fallback for Probe<T> {}

/// The answer that a plain field has to give.
#[diagnostic::on_unimplemented(
    message = "field with an alias of `ManuallyDrop` has no place in the drop order\nnote: the language never drops a `ManuallyDrop`, and nothing says when the derive should\nhelp: to drop it, mark the field: `#[drop]`\nhelp: to never drop it, mark the field: `#[drop(skip)]`",
    label = "this is a `ManuallyDrop`"
)]
pub trait IsPlain {}

impl IsPlain for Plain {}

/// Checks the type of a plain field.
pub const fn assert_plain1<A: IsPlain + Copy>(_: A) {}

/// The same for two at once: a call takes the compiler as long as a question.
pub const fn assert_plain2<A: IsPlain + Copy, B: IsPlain + Copy>(_: A, _: B) {}

/// For three.
pub const fn assert_plain3<A, B, C>(_: A, _: B, _: C)
where
    A: IsPlain + Copy,
    B: IsPlain + Copy,
    C: IsPlain + Copy,
{
}

/// For four.
pub const fn assert_plain4<A, B, C, D>(_: A, _: B, _: C, _: D)
where
    A: IsPlain + Copy,
    B: IsPlain + Copy,
    C: IsPlain + Copy,
    D: IsPlain + Copy,
{
}

/// A value for code that is checked and never run.
///
/// # Panics
///
/// Always.
pub const fn never<'a, T: ?Sized>() -> &'a T {
    unreachable!()
}

/// Fails to compile where a pair of an `order` list is in the wrong order and both types have
/// something to drop.
///
/// # Panics
///
/// With the first of the messages that applies.
#[track_caller]
pub const fn assert_order(earlier_needs_drop: bool, later: &[(bool, &str)]) {
    let mut index = 0;
    while index < later.len() {
        let (later_needs_drop, message) = later[index];
        assert!(!(earlier_needs_drop && later_needs_drop), "{}", message);
        index += 1;
    }
}

/// Takes a managed field's value, for its step.
///
/// # Safety
///
/// `field` is aligned and valid for reads, and its value is neither used nor dropped again.
#[inline(always)]
pub unsafe fn take<F: Held<Value = T>, T>(field: *mut F) -> T {
    // SAFETY: the caller's promise.
    unsafe { ManuallyDrop::into_inner(ptr::read(F::cast(field))) }
}

/// A type of which a step can get a copy.
#[diagnostic::on_unimplemented(
    message = "a field with a step is `ManuallyDrop` or `Copy`, and `{Self}` is neither\nnote: the step takes the value, and the language would drop it once more\nhelp: hold it in `ManuallyDrop`: `core::mem::ManuallyDrop<{Self}>`",
    label = "the step could not take this value"
)]
pub trait Handle: Copy {}

impl<T: Copy> Handle for T {}

/// Copies a `Copy` field's value, for its step.
///
/// # Safety
///
/// `field` is aligned and valid for reads.
#[inline(always)]
pub unsafe fn copy<F: Handle>(field: *mut F) -> F {
    // SAFETY: the caller's promise.
    unsafe { *field }
}

/// Lends a field, or the whole value, for one call: the reference lives no longer than `scope`, a
/// local of the caller, whatever lifetime the called function asks for.
///
/// # Safety
///
/// `place` is aligned, and valid for reads and writes while `scope` is borrowed, and nothing else is used to
/// access it.
#[inline(always)]
#[allow(clippy::mut_from_ref)] // The reference is not made of `scope`, which only bounds it.
pub unsafe fn lend<T: ?Sized>(place: *mut T, scope: &Scope) -> &mut T {
    let Scope(()) = scope;
    // SAFETY: the caller's promise.
    unsafe { &mut *place }
}

/// The same for what a managed field holds.
///
/// # Safety
///
/// That of [`lend`], and the value has not been dropped or taken.
#[inline(always)]
#[allow(clippy::mut_from_ref)] // As above.
pub unsafe fn lend_held<F, T>(field: *mut F, scope: &Scope) -> &mut T
where
    F: ?Sized + Held<Value = T>,
    T: ?Sized,
{
    // SAFETY: the caller's promise.
    unsafe { &mut *lend(F::cast(field), scope) }
}

/// What a reference made by [`lend`] cannot outlive.
pub struct Scope(pub ());

/// The answer to whether a step's result is a future, which it is not.
pub struct Done;

/// The other answer.
pub struct NeverPolled;

/// Asks a step's result whether it is a future. `(&result).drop_derive_result()` finds this trait
/// first, as it takes no further reference, and [`DoneResult`] where it is not implemented.
pub trait FutureResult {
    /// The answer.
    fn drop_derive_result(&self) -> NeverPolled {
        NeverPolled
    }
}

impl<T: ?Sized + Future> FutureResult for T {}

/// Answers for all other results.
pub trait DoneResult {
    /// The answer.
    fn drop_derive_result(&self) -> Done {
        Done
    }
}

impl<T: ?Sized> DoneResult for &T {}

/// The answer that a step's result has to give.
#[diagnostic::on_unimplemented(
    message = "this function returns a future, which nobody would poll\nnote: a destructor cannot wait: the function has to do the work before it returns",
    label = "returns a future"
)]
pub trait IsDone {}

impl IsDone for Done {}

/// Checks the type of a step's result.
#[inline(always)]
pub fn assert_done<K: IsDone>(_: K) {}
