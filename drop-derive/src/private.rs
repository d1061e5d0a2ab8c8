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
use core::ptr;

/// What happens when the turn of a managed field comes.
#[diagnostic::on_unimplemented(
    message = "this `ManuallyDrop` is not the standard one\nnote: only the standard one gives a field a place in the drop order by its type\nhelp: write `core::mem::ManuallyDrop`",
    label = "another type of the same name"
)]
pub trait Turn {
    /// # Safety
    ///
    /// The turn must not have been taken before, and the field it is about must be alive.
    unsafe fn take(self);
}

/// Drops the value in place.
impl<T: ?Sized> Turn for *mut ManuallyDrop<T> {
    #[inline(always)]
    unsafe fn take(self) {
        // SAFETY: the caller promises that the field is alive and that nobody drops it again. The
        // reference is to the field alone and ends with the call.
        unsafe { ManuallyDrop::drop(&mut *self) }
    }
}

/// Calls the closure that calls the user's step.
pub struct Step<F>(pub F);

impl<F: FnOnce()> Turn for Step<F> {
    #[inline(always)]
    unsafe fn take(self) {
        (self.0)();
    }
}

/// The turns of up to eight fields, first to last.
///
/// Eight, since a guard computes all pointers of its tuple anew when a turn comes. An optimized
/// build throws away all but one, but has to read them first.
pub trait Turns: Sized {
    /// Takes one of the turns.
    ///
    /// # Safety
    ///
    /// That of [`Turn::take`], for this one.
    unsafe fn take_one(self, index: usize);

    /// Takes all turns, in order, also when one of them panics.
    ///
    /// # Safety
    ///
    /// Those of [`Turn::take`] for the turns that `turns` returns for `this`.
    unsafe fn take_all<S: ?Sized, P: Fn(*mut S) -> Self + Copy>(this: *mut S, turns: P);
}

/// Takes one turn when it is dropped.
struct Guard<S: ?Sized, P: Fn(*mut S) -> T, T: Turns, const INDEX: usize> {
    turns: P,
    this: *mut S,
}

impl<S: ?Sized, P: Fn(*mut S) -> T, T: Turns, const INDEX: usize> Drop for Guard<S, P, T, INDEX> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: guards are made in `take_all` alone, one for each index; its caller promises
        // that each turn can be taken once.
        unsafe { (self.turns)(self.this).take_one(INDEX) }
    }
}

macro_rules! impl_turns {
    ($($turn:ident $index:tt),*) => {
        impl<$($turn: Turn),*> Turns for ($($turn,)*) {
            #[inline(always)]
            unsafe fn take_one(self, index: usize) {
                match index {
                    // SAFETY: the caller's promise.
                    $($index => unsafe { self.$index.take() },)*
                    _ => {}
                }
            }

            #[inline(always)]
            unsafe fn take_all<S: ?Sized, P: Fn(*mut S) -> Self + Copy>(this: *mut S, turns: P) {
                // A tuple drops its fields first to last, and goes on where one of them panics.
                let _guards = ($(Guard::<S, P, Self, $index> { turns, this },)*);
            }
        }
    };
}

impl_turns!(A 0);
impl_turns!(A 0, B 1);
impl_turns!(A 0, B 1, C 2);
impl_turns!(A 0, B 1, C 2, D 3);
impl_turns!(A 0, B 1, C 2, D 3, E 4);
impl_turns!(A 0, B 1, C 2, D 3, E 4, F 5);
impl_turns!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
impl_turns!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);

/// Takes the turns of a value's fields, in order, when it is dropped: the core of every generated
/// `Drop` impl.
///
/// It keeps one pointer to the whole value. The pointer to a field is computed when its turn comes,
/// as in the compiler's own drop glue, instead of being kept in a register until then.
pub struct InOrder<S: ?Sized, P: Fn(*mut S) -> T + Copy, T: Turns> {
    turns: P,
    this: *mut S,
}

impl<S: ?Sized, P: Fn(*mut S) -> T + Copy, T: Turns> InOrder<S, P, T> {
    /// # Safety
    ///
    /// Until the guard is dropped or forgotten, and while it is dropped:
    ///
    /// - `turns` can be called with `this`, any number of times, and returns the same turns;
    /// - each of these turns can be taken once, in order, and nothing else takes it.
    #[inline(always)]
    pub unsafe fn new(this: *mut S, turns: P) -> Self {
        InOrder { turns, this }
    }
}

impl<S: ?Sized, P: Fn(*mut S) -> T + Copy, T: Turns> Drop for InOrder<S, P, T> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: what the caller of `new` promised. A guard is dropped once.
        unsafe { T::take_all(self.this, self.turns) }
    }
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
pub struct Plain;

/// An answer of [`Probe`].
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
pub fn assert_plain<K: IsPlain>(_: K) {}

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
