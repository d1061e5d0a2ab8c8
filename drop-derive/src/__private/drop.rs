//! The turns of the managed fields: each is a guard, and the guards drop in order.

use core::convert::Infallible;
use core::marker::PhantomData;
use core::mem::ManuallyDrop;

use super::StdManuallyDrop;

/// What happens when the turn of a managed field comes.
///
/// The compiler finds out what `Held` is. It cannot where two impls fit, as they do for a
/// `ManuallyDrop` inside a `ManuallyDrop`.
///
/// # Safety
///
/// A field of a type that pointers have a turn for is not dropped by the language, and is dropped when
/// the guard is. Another crate could implement this for pointers, with a type of its own as `Held`.
#[diagnostic::on_unimplemented(
    message = "this `ManuallyDrop` is not the standard one\nnote: only the standard one gives a field a place in the drop order by its type\nhelp: write `core::mem::ManuallyDrop`",
    label = "another type of the same name"
)]
pub unsafe trait Turn<Held>: Copy {
    /// Takes the turn when it is dropped.
    type Guard;

    /// Makes the guard. Nothing happens to the field yet.
    ///
    /// # Safety
    ///
    /// If `self` is a pointer to a field:
    ///
    /// - `self` and `this` were derived from one pointer to the value that has the field, and point
    ///   into that value.
    /// - When the guard is dropped, `self` is aligned and valid for reads and writes, the field's
    ///   value has been neither dropped nor taken, and no reference to it is in use.
    /// - Nobody drops or takes the field's value after that.
    ///
    /// If it is a step, its closure can be called when the guard is dropped.
    unsafe fn guard<S: ?Sized>(self, this: *mut S) -> Self::Guard;
}

/// Drops the value in place.
// SAFETY: the language does not drop the value in a `ManuallyDrop`, and the guard does.
unsafe impl<T: ?Sized> Turn<Once> for *mut ManuallyDrop<T> {
    type Guard = InPlace<T>;

    #[inline(always)]
    unsafe fn guard<S: ?Sized>(self, this: *mut S) -> InPlace<T> {
        // SAFETY: both were derived from one pointer and point into one value, as the caller
        // promises. So they are in one allocation, and no further apart than a value is large.
        let offset = unsafe { self.byte_offset_from(this) };
        InPlace { base: self.wrapping_byte_offset(-offset), offset }
    }
}

/// The second impl that fits a `ManuallyDrop` inside a `ManuallyDrop`: nobody would drop that value. So
/// the compiler refuses the type, whatever names hide it.
// SAFETY: where this impl fits, so does the one above, and the compiler chooses neither.
unsafe impl<T: ?Sized> Turn<Twice> for *mut ManuallyDrop<ManuallyDrop<T>> {
    type Guard = Infallible;

    unsafe fn guard<S: ?Sized>(self, _: *mut S) -> Infallible {
        unreachable!()
    }
}

/// The value is in one `ManuallyDrop`.
pub struct Once;

/// The value is in a `ManuallyDrop` inside another.
pub struct Twice;

/// Drops a field when it is dropped.
///
/// It keeps the start of the whole value and the field's offset, which the compiler knows. So the
/// pointer to the field is computed when its turn comes, as in the compiler's own drop glue. A guard
/// that held the pointer would keep it in a register from before the first turn, one for each field.
pub struct InPlace<T: ?Sized> {
    base: *mut ManuallyDrop<T>,
    offset: isize,
}

impl<T: ?Sized> Drop for InPlace<T> {
    #[inline(always)]
    fn drop(&mut self) {
        let field = self.base.wrapping_byte_offset(self.offset);
        // SAFETY: the offsets cancel out, so `field` is the pointer that `guard` was called with, and
        // has its provenance. The caller of `guard` promised that it is aligned and valid for reads
        // and writes now, that the value in it is alive and borrowed by nobody, and that nobody drops
        // it again. A guard is dropped at most once. The reference ends with the call.
        unsafe { ManuallyDrop::drop(&mut *field) }
    }
}

/// Calls the closure that calls the user's step.
#[derive(Clone, Copy)]
pub struct Step<F>(pub F);

// SAFETY: it is no pointer to a field.
unsafe impl<F: Fn() + Copy> Turn<Once> for Step<F> {
    type Guard = Call<F>;

    #[inline(always)]
    unsafe fn guard<S: ?Sized>(self, _: *mut S) -> Call<F> {
        Call(self.0)
    }
}

/// Calls a closure when it is dropped.
pub struct Call<F: Fn()>(F);

impl<F: Fn()> Call<F> {
    #[inline(always)]
    pub(super) fn new(call: F) -> Self {
        Call(call)
    }
}

impl<F: Fn()> Drop for Call<F> {
    #[inline(always)]
    fn drop(&mut self) {
        (self.0)();
    }
}

/// Drops a managed field when it is dropped, after a step that works in place.
pub struct DropAfter<T: ?Sized>(*mut ManuallyDrop<T>);

impl<T: ?Sized> DropAfter<T> {
    /// # Safety
    ///
    /// When the guard is dropped, `field` is aligned and valid for reads and writes, its value has been
    /// neither dropped nor taken, and no reference to it is in use. Nobody drops or takes the value
    /// after that.
    #[inline(always)]
    pub unsafe fn new<F, Held>(field: *mut F) -> Self
    where
        F: ?Sized + StdManuallyDrop<Value = T>,
        *mut ManuallyDrop<T>: Turn<Held>,
    {
        DropAfter(F::cast(field))
    }
}

impl<T: ?Sized> Drop for DropAfter<T> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: what the caller of `new` promised of the pointer, which `cast` returned as it was. A
        // guard is dropped at most once. The reference ends with the call.
        unsafe { ManuallyDrop::drop(&mut *self.0) }
    }
}

/// Turns, first to last: a tuple of up to 64.
///
/// A guard for each is a variable of one function, as each field is a variable of the compiler's drop
/// glue. Guards within guards would be calls, and another copy of every destructor.
///
/// # Safety
///
/// `run` does what it says. Another crate could implement this for tuples, with a type of its own as
/// `Held`.
pub unsafe trait Turns<Held>: Copy {
    /// Runs all turns, in order, also when one of them panics.
    ///
    /// # Safety
    ///
    /// For each of the turns: what [`Turn::guard`] asks for, while this runs.
    unsafe fn run<S: ?Sized>(self, this: *mut S);
}

/// For tuples of one type, two types, and so on.
macro_rules! impl_turns {
    ([$($turn:ident $held:ident $index:tt)*]) => {};
    ([$($turn:ident $held:ident $index:tt)*] $next:ident $next_held:ident $at:tt $($rest:tt)*) => {
        // SAFETY: there is a guard for each turn, and they drop in order, as `run` says.
        unsafe impl<$($turn: Turn<$held>, $held,)* $next: Turn<$next_held>, $next_held>
            Turns<($($held,)* $next_held,)> for ($($turn,)* $next,)
        {
            #[inline(always)]
            unsafe fn run<S: ?Sized>(self, this: *mut S) {
                // Variables drop last to first, and the others still do where one of them panics.
                // SAFETY: the caller promises it for each turn. The guards drop when this function
                // ends, and making one runs no code of others.
                let _guard = unsafe { self.$at.guard(this) };
                $(
                    // SAFETY: as above.
                    let _guard = unsafe { self.$index.guard(this) };
                )*
            }
        }
        impl_turns! { [$next $next_held $at $($turn $held $index)*] $($rest)* }
    };
}

impl_turns! {
    []
    T0 H0 0 T1 H1 1 T2 H2 2 T3 H3 3 T4 H4 4 T5 H5 5 T6 H6 6 T7 H7 7
    T8 H8 8 T9 H9 9 T10 H10 10 T11 H11 11 T12 H12 12 T13 H13 13 T14 H14 14 T15 H15 15
    T16 H16 16 T17 H17 17 T18 H18 18 T19 H19 19 T20 H20 20 T21 H21 21 T22 H22 22 T23 H23 23
    T24 H24 24 T25 H25 25 T26 H26 26 T27 H27 27 T28 H28 28 T29 H29 29 T30 H30 30 T31 H31 31
    T32 H32 32 T33 H33 33 T34 H34 34 T35 H35 35 T36 H36 36 T37 H37 37 T38 H38 38 T39 H39 39
    T40 H40 40 T41 H41 41 T42 H42 42 T43 H43 43 T44 H44 44 T45 H45 45 T46 H46 46 T47 H47 47
    T48 H48 48 T49 H49 49 T50 H50 50 T51 H51 51 T52 H52 52 T53 H53 53 T54 H54 54 T55 H55 55
    T56 H56 56 T57 H57 57 T58 H58 58 T59 H59 59 T60 H60 60 T61 H61 61 T62 H62 62 T63 H63 63
}

/// Runs the turns of a value's managed fields: the core of every generated `Drop` impl.
///
/// `this` serves as the base of the offsets only. It is a `*mut` all the same: to make a `*const` out
/// of the `&mut self` would read all fields, which invalidates the exclusive references that other
/// fields keep to them.
///
/// # Safety
///
/// That of [`Turns::run`].
#[inline(always)]
pub unsafe fn drop_in_order<S: ?Sized, T: Turns<Held>, Held>(this: *mut S, turns: T) {
    // SAFETY: the caller's promise.
    unsafe { turns.run(this) }
}

/// Does the same when it is dropped.
pub struct InOrder<S: ?Sized, T: Turns<Held>, Held> {
    this: *mut S,
    turns: T,
    held: PhantomData<Held>,
}

impl<S: ?Sized, T: Turns<Held>, Held> InOrder<S, T, Held> {
    /// # Safety
    ///
    /// That of [`Turns::run`], for the time when the guard is dropped.
    #[inline(always)]
    pub unsafe fn new(this: *mut S, turns: T) -> Self {
        InOrder { this, turns, held: PhantomData }
    }
}

impl<S: ?Sized, T: Turns<Held>, Held> Drop for InOrder<S, T, Held> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: the caller of `new` promised it for this time. A guard is dropped at most once, so
        // the turns run at most once.
        unsafe { self.turns.run(self.this) }
    }
}
